public import Protection

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// From degrees to the units of a drawing: equirectangular, with longitudes shortened by the cosine of the middle
/// latitude. Good to a few per cent for one country away from the poles, which is what a page shows.
public struct MapProjection: Hashable, Sendable {
    /// The drawing's width and height in its own units.
    public let width: Double
    public let height: Double
    let west: Double
    let north: Double
    let stretch: Double
    /// Units per degree of latitude.
    let scale: Double

    /// Fits everything between two corners into `size` units, with a margin round it. Corners that coincide are
    /// spread by half a degree, so a single point still has a map.
    public init(southWest: Coordinate, northEast: Coordinate, size: Double = 1000, margin: Double = 12) {
        let tall = max(northEast.latitude - southWest.latitude, 0)
        let wide = max(northEast.longitude - southWest.longitude, 0)
        let padY = tall < 0.5 ? (0.5 - tall) / 2 : 0
        let padX = wide < 0.5 ? (0.5 - wide) / 2 : 0
        let middle = (northEast.latitude + southWest.latitude) / 2
        stretch = max(cos(middle * .pi / 180), 0.05)
        let spanX = (wide + 2 * padX) * stretch
        let spanY = tall + 2 * padY
        scale = (size - 2 * margin) / max(spanX, spanY)
        west = southWest.longitude - padX - margin / scale / stretch
        north = northEast.latitude + padY + margin / scale
        width = (spanX * scale + 2 * margin).rounded(.up)
        height = (spanY * scale + 2 * margin).rounded(.up)
    }

    /// Where a coordinate falls, in units of the drawing; outside the frame the figures simply lie outside it.
    public func point(_ coordinate: Coordinate) -> (x: Double, y: Double) {
        ((coordinate.longitude - west) * stretch * scale, (north - coordinate.latitude) * scale)
    }

    func shows(_ coordinate: Coordinate) -> Bool {
        let at = point(coordinate)
        return at.x >= 0 && at.y >= 0 && at.x <= width && at.y <= height
    }
}
