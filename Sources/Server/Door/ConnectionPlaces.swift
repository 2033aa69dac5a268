import NIOCore

/// Who has a place, and who has waited longest.
struct ConnectionPlaces {
    /// One connection's place.
    typealias Place = UInt64

    private struct Guest {
        let channel: any Channel
        /// Nil where it is not counted by address.
        let address: AddressBlock?
        /// The ticket it waits under; nil while it is being answered.
        var ticket: UInt64?
    }

    /// Those who wait, in order. A ticket that is no longer its holder's is passed over; the line is cleared of such
    /// tickets before they outnumber the others.
    private struct Line {
        var tickets: ArraySlice<(place: Place, ticket: UInt64)> = []
    }

    private var guests: [Place: Guest] = [:]
    private var counts: [AddressBlock: Int] = [:]
    private var last: UInt64 = 0
    private var all = Line()
    private var lines: [AddressBlock: Line] = [:]

    var count: Int { guests.count }

    func count(from address: AddressBlock) -> Int { counts[address, default: 0] }

    /// It is being answered, and is not shown out.
    mutating func begin(_ place: Place) {
        guests[place]?.ticket = nil
    }

    mutating func add(_ channel: any Channel, _ address: AddressBlock?) -> Place {
        last += 1
        let place = last
        guests[place] = Guest(channel: channel, address: address, ticket: nil)
        if let address { counts[address, default: 0] += 1 }
        queue(place)
        return place
    }

    mutating func queue(_ place: Place) {
        guard let guest = guests[place] else { return }
        last += 1
        let ticket = last
        guests[place]?.ticket = ticket
        all.tickets.append((place, ticket))
        if all.tickets.count > 2 * guests.count + 64 {
            let kept = cleared(all)
            all.tickets = kept
        }
        guard let address = guest.address else { return }
        lines[address, default: Line()].tickets.append((place, ticket))
        if let line = lines[address], line.tickets.count > 2 * counts[address, default: 0] + 64 {
            let kept = cleared(line)
            lines[address]?.tickets = kept
        }
    }

    private func cleared(_ line: Line) -> ArraySlice<(place: Place, ticket: UInt64)> {
        ArraySlice(line.tickets.filter { guests[$0.place]?.ticket == $0.ticket })
    }

    /// Removes whoever has waited longest, of one address or of all; nil where nobody waits.
    mutating func removeFirst(of address: AddressBlock?) -> (any Channel)? {
        while let first = address.map({ lines[$0]?.tickets.first }) ?? all.tickets.first {
            if let address { lines[address]?.tickets.removeFirst() } else { all.tickets.removeFirst() }
            if guests[first.place]?.ticket == first.ticket { return remove(first.place) }
        }
        return nil
    }

    mutating func remove(_ place: Place) -> (any Channel)? {
        guard let guest = guests.removeValue(forKey: place) else { return nil }
        if let address = guest.address {
            counts[address, default: 1] -= 1
            if counts[address] == 0 {
                counts[address] = nil
                lines[address] = nil
            }
        }
        return guest.channel
    }
}
