internal import GRDB

// GRDB and our `Database` module both say Database, DatabaseError, Row and SQL. These are the only places where
// GRDB's are named, so that everywhere else the words mean ours.
typealias Connection = GRDB.Database
typealias ConnectionError = GRDB.DatabaseError
typealias ConnectionStatement = GRDB.Statement
