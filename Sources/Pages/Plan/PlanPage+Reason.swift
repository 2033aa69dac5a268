public import Protection

extension PlanPage {
    /// Why one site closes when it does.
    public struct Reason: Sendable {
        /// A week the site could close in instead, the rest of the plan unchanged.
        public struct Point: Sendable {
            public let week: Int
            /// Change in expected harm against the plan, people.
            public let harm: Double
            /// Whether the rest of the plan still stands.
            public let isFeasible: Bool

            public init(week: Int, harm: Double, isFeasible: Bool) {
                self.week = week
                self.harm = harm
                self.isFeasible = isFeasible
            }
        }

        /// One week earlier or later.
        public struct Shift: Sendable {
            /// Change in expected harm, people; nil where the week lies outside the site's window.
            public let harm: Double?
            /// What stands in the way; empty where nothing does.
            public let obstacles: [Phrase]

            public init(harm: Double?, obstacles: [Phrase]) {
                self.harm = harm
                self.obstacles = obstacles
            }
        }

        /// The site's code.
        public let base: String
        /// What sets the date.
        public let binding: [Phrase]
        public let earlier: Shift
        public let later: Shift
        /// Weeks round the plan's own, in order; may be empty.
        public let curve: [Point]
        /// What each veto says.
        public let vetoes: [CellPage.VetoNote]

        public init(
            base: String, binding: [Phrase], earlier: Shift, later: Shift, curve: [Point],
            vetoes: [CellPage.VetoNote]
        ) {
            self.base = base
            self.binding = binding
            self.earlier = earlier
            self.later = later
            self.curve = curve
            self.vetoes = vetoes
        }
    }

    /// The answer to "and if this site closed in another week?". It changes nothing.
    public struct WhatIf: Sendable {
        /// What trying the date gave.
        public enum Outcome: Sendable {
            /// The whole plan with that date, re-timed where needed.
            case possible(Numbers)
            /// The conditions that contradict each other, with the plan otherwise unchanged.
            case impossible([Phrase])
            /// The question itself cannot be asked: no such site or week.
            case refused(Phrase)
        }

        public let base: String
        public let baseName: String
        public let week: Int
        public let outcome: Outcome

        public init(base: String, baseName: String, week: Int, outcome: Outcome) {
            self.base = base
            self.baseName = baseName
            self.week = week
            self.outcome = outcome
        }
    }

    /// An earlier version of the plan, beside this one.
    public struct Comparison: Sendable {
        public let version: String
        public let numbers: Numbers
        /// Closing weeks of that version by site code.
        public let weeks: [String: Int]

        public init(version: String, numbers: Numbers, weeks: [String: Int]) {
            self.version = version
            self.numbers = numbers
            self.weeks = weeks
        }
    }
}
