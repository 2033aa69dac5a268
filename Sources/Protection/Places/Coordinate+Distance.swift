extension Coordinate {
    /// Kilometres to another point on a sphere of 6,371 km, by the equirectangular approximation: within 1 % up to some
    /// 1,000 km outside the polar regions, which is closer than most places are known.
    public func kilometres(to other: Coordinate) -> Double {
        let perDegree = 111.195
        let north = (other.latitude - latitude) * perDegree
        let middle = (other.latitude + latitude) / 2
        // cos(x) to the fourth order and beyond is needed only near the poles; Taylor to x⁸ holds to 1e-6 below 90°.
        let x = middle * .pi / 180
        let square = x * x
        let cosine = 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
        var degrees = abs(other.longitude - longitude)
        if degrees > 180 { degrees = 360 - degrees }
        let east = degrees * perDegree * cosine
        return (north * north + east * east).squareRoot()
    }
}
