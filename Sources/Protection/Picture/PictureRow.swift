/// A row of the picture. What has no place keeps a row of its own: it is never spread over areas.
public enum PictureRow: Hashable, Sendable {
    case area(AreaRef)
    /// Known to lie somewhere in this coarser area, and no closer.
    case onlyWithin(AreaRef)
    /// Counted for the whole, shown on no map.
    case unplaced
}

/// How far an incident's date lets it be counted in a month.
public enum Dating: Hashable, Sendable {
    /// It counts in the month its window starts in.
    case dated
    /// More than a month wide (UCDP date class 5): it counts for the year alone.
    case yearOnly
    /// Its window runs past the day of the view: part of it had not happened yet, so it stands apart.
    case overrunning
    /// It begins after the day of the view and is in no figure.
    case later
}
