extension Workbook {
    /// What the program ends with, beside 0.
    enum Exit {
        static let limit: Int32 = 3
        static let noSheet: Int32 = 4
    }

    /// Reads a workbook from standard input and writes the sheet named by its argument, or the first, as CSV. xlsx2csv
    /// opens the parts of the workbook and finds the cells; what a cell says is written here.
    static let program = #"""
        import datetime
        import decimal
        import io
        import re

        # The parser hands long texts and texts in several styles over in parts, of which xlsx2csv keeps the last; it takes
        # a number whose format has words in it for a date, and rounds the others.
        class Sheet(xlsx2csv.Sheet):
            def handleStartElement(self, name, attrs):
                # No spreadsheet has more rows; xlsx2csv writes a line for each that is left out.
                if name.split(":")[-1] == "row" and int(attrs.get("r", 0)) > 1048576:
                    sys.exit(\#(Exit.limit))
                said = self.data
                super().handleStartElement(name, attrs)
                if self.in_cell and self.colType == "inlineStr":
                    self.in_cell_value = name.split(":")[-1] == "t"
                    self.collected_string = said

            def handleCharData(self, data):
                super().handleCharData(data)
                if not self.in_cell_value:
                    return
                if self.colType in ("str", "inlineStr"):
                    self.data = self.collected_string
                elif self.colType in (None, "n"):
                    self.data = (self.moment if self.tells_time() else self.number)(self.collected_string)

            def tells_time(self):
                style = int(self.s_attr or 0)
                number = self.styles.cellXfs[style] if style < len(self.styles.cellXfs) else 0
                code = self.styles.numFmts.get(number) or xlsx2csv.STANDARD_FORMATS.get(number, "general")
                if re.search(r"\[(h+|m+|s+)\]", code):
                    return False
                code = re.sub(r"s[.,]0+", "s", re.sub(r'"[^"]*"|\[[^\]]*\]|[_*].', "", code))
                return code != "general" and not re.search("[0#?]", code) and bool(re.search("[ymdhs]", code))

            def moment(self, text):
                start = datetime.datetime(1904, 1, 1) if self.workbook.date1904 else datetime.datetime(1899, 12, 30)
                try:
                    seconds = round(float(text) * 86400)
                    moment = start + datetime.timedelta(seconds=seconds)
                except (ValueError, OverflowError):
                    return text
                if 0 <= seconds < 86400:
                    return moment.strftime("%H:%M:%S")
                return moment.strftime("%Y-%m-%d" if seconds % 86400 == 0 else "%Y-%m-%dT%H:%M:%S")

            # A sheet writes 0.103 as 0.10299999999999999, which is the same number.
            def number(self, text):
                if re.fullmatch(r"-?[0-9]{1,15}", text):
                    return text
                try:
                    plain = format(decimal.Decimal(repr(float(text))), "f")
                except (ValueError, OverflowError):
                    return text
                return plain.rstrip("0").rstrip(".") if "." in plain else plain

        xlsx2csv.Sheet = Sheet
        raw = ["boolean", "date", "float", "percentage", "string", "time"]
        try:
            book = xlsx2csv.Xlsx2csv(io.BytesIO(sys.stdin.buffer.read()), ignore_formats=raw)
            with book._filehandle(book.content_types.types["workbook"]) as workbook:
                # xlsx2csv takes date1904="0" for true.
                book.workbook.date1904 = bool(re.search(rb"date1904\s*=\s*[\"'](1|true)[\"']", workbook.read()))
            number = book.getSheetIdByName(sys.argv[1]) if len(sys.argv) > 1 else 1
            if number is None or number > len(book.workbook.sheets):
                sys.exit(\#(Exit.noSheet))
            with io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="") as out:
                book.convert(out, number)
        except xlsx2csv.SheetNotFoundException:
            sys.exit(\#(Exit.noSheet))
        except (MemoryError, OSError):
            sys.exit(\#(Exit.limit))
        """#
}
