/// What had to leave, counted at the end of the mandate.
public enum MaliDrawdown {
    /// People in uniform to repatriate.
    public static let uniformed = 12_947
    /// Civilian staff to separate.
    public static let civilians = 1_786
    /// Told on 28 August 2023 of what stood on 30 June 2023.
    public static let source = "SRSG Wane, Security Council, 28 August 2023"
}
