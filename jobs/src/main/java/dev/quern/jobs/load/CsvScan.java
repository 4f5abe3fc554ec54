package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.value.CivilForms;
import dev.quern.storage.duckdb.function.JavaTable;
import dev.quern.storage.kernel.VectorWriter;
import java.util.List;
import java.util.Optional;

/** One thread's reading of parts of CSV files. */
final class CsvScan implements JavaTable.Scan {

  private final CsvTable table;
  private final PartReading parts;
  private final List<Integer> wanted;
  private final LoadOptions options;
  private final int width;
  private final CsvCells cells;
  private Optional<Open> open = Optional.empty();

  CsvScan(CsvTable table, PartReading parts, List<Integer> wanted) {
    this.table = table;
    this.parts = parts;
    this.wanted = wanted;
    this.options = table.options();
    this.width = table.schema().fields().size();
    this.cells =
        new CsvCells(table.schema(), options.csv().nullMarkers(), new CivilForms(options.times()));
  }

  /** A part that is being read. */
  private static final class Open {

    private final SourceFile file;
    private final CsvReader reader;

    /** The number of the field of each column. */
    private final int[] fields;

    /** How many fields a record must have. */
    private final int fieldCount;

    Open(SourceFile file, CsvReader reader, int[] fields, int fieldCount) {
      this.file = file;
      this.reader = reader;
      this.fields = fields;
      this.fieldCount = fieldCount;
    }
  }

  @Override
  public int next(List<VectorWriter> writers) {
    int row = 0;
    long seen = 0;
    try {
      while (row < JavaTable.BATCH_ROWS) {
        Optional<Open> current = current();
        if (current.isEmpty()) {
          break;
        }
        Open part = current.get();
        try {
          if (!part.reader.next()) {
            part.reader.close();
            open = Optional.empty();
            continue;
          }
          seen++;
          read(part);
        } catch (BadRowException e) {
          table.badRows().countRows(seen);
          seen = 0;
          table.badRows().add(part.file, e);
          continue;
        }
        for (int i = 0; i < wanted.size(); i++) {
          cells.write(wanted.get(i), part.reader.text(), writers.get(i), row);
        }
        row++;
      }
      return row;
    } finally {
      table.badRows().countRows(seen);
    }
  }

  private Optional<Open> current() {
    if (open.isEmpty()) {
      open = parts.next().map(this::open);
    }
    return open;
  }

  private Open open(FilePart part) {
    int[] fields = table.fields(part.file());
    int most = 0;
    for (int field : fields) {
      most = Math.max(most, field + 1);
    }
    boolean byName = options.csv().columnMatch() == LoadOptions.ColumnMatch.NAME;
    return new Open(part.file(), table.open(part), fields, byName ? most : width);
  }

  private void read(Open part) {
    CsvReader csv = part.reader;
    int count = csv.fieldCount();
    if (count != part.fieldCount) {
      requireWidth(part, count);
    }
    for (int column = 0; column < width; column++) {
      int field = part.fields[column];
      if (field >= 0 && field < count) {
        cells.read(column, csv, field);
      } else {
        cells.readMissing(column, csv);
      }
    }
    if (!csv.isAscii()) {
      cells.requireText(csv);
    }
  }

  private void requireWidth(Open part, int count) {
    if (count > part.fieldCount && !options.ignoreUnknownValues()) {
      throw new BadRowException(
          "Too many values in row starting at position: "
              + part.reader.start()
              + ". Found "
              + count
              + " column(s) while expected "
              + part.fieldCount
              + ".");
    }
    if (count < part.fieldCount && !options.csv().allowJaggedRows()) {
      throw new BadRowException(
          "CSV table references column position "
              + count
              + ", but line starting at position:"
              + part.reader.start()
              + " contains only "
              + count
              + " columns.");
    }
  }

  @Override
  public void close() {
    open.ifPresent(part -> part.reader.close());
  }
}
