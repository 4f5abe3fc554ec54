package dev.quern.jobs.load;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.job.LoadOptions.ColumnMatch;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.jobs.object.SourceFile;
import dev.quern.storage.duckdb.function.JavaTable;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * CSV files as a table.
 *
 * @param files the files
 * @param schema the columns, in the order of the fields
 * @param options how the files are read
 * @param skipRows how many lines come before each file's rows
 * @param badRows where bad rows are told
 */
record CsvTable(
    List<SourceFile> files, TableSchema schema, LoadOptions options, long skipRows, BadRows badRows)
    implements JavaTable {

  private static final int MAX_SKIPPED = 1000;

  /** A column that no field gives a value. */
  static final int NO_FIELD = -1;

  @Override
  public List<SqlType> types() {
    return schema.fields().stream().map(SchemaField::type).toList();
  }

  @Override
  public boolean isUnordered() {
    return parts().size() > files.size();
  }

  @Override
  public Scan scan(List<Integer> columns) {
    return read(columns).scan();
  }

  @Override
  public Reading read(List<Integer> columns) {
    return new PartReading(parts(), reading -> new CsvScan(this, reading, columns));
  }

  private List<FilePart> parts() {
    boolean divisible =
        options.csv().encoding().equals("UTF-8")
            && !options.csv().allowQuotedNewlines()
            && skipRows < MAX_SKIPPED;
    return FilePart.of(files, divisible);
  }

  /** A file's content as UTF-8. */
  static InputStream open(SourceFile file, String encoding) {
    InputStream in = file.open();
    return new ByteOrderMark(
        encoding.equals("UTF-8") ? in : new Transcoder(in, Charset.forName(encoding)));
  }

  /** A part of a file behind the lines to skip, its first record still to be read. */
  CsvReader open(FilePart part) {
    if (part.isFirst()) {
      CsvReader reader =
          new CsvReader(open(part.file(), options.csv().encoding()), options.csv(), 0, part.to());
      for (long i = 0; i < skipRows && reader.skipLine(); i++) {
        // The line is passed; nothing else is to be done with it.
      }
      return reader;
    }
    // The line that the byte before belongs to began in the part before.
    CsvReader reader =
        new CsvReader(part.file().open(part.from() - 1), options.csv(), part.from() - 1, part.to());
    reader.skipLine();
    return reader;
  }

  /** The number of the field that each column of a file has its values from. */
  int[] fields(SourceFile file) {
    int[] fields = new int[schema.fields().size()];
    if (options.csv().columnMatch() == ColumnMatch.POSITION) {
      Arrays.setAll(fields, i -> i);
      return fields;
    }
    List<String> names = header(file);
    for (int i = 0; i < fields.length; i++) {
      String column = schema.fields().get(i).name();
      fields[i] = NO_FIELD;
      for (int field = 0; field < names.size(); field++) {
        fields[i] = names.get(field).equalsIgnoreCase(column) ? field : fields[i];
      }
    }
    if (!options.ignoreUnknownValues()) {
      names.stream()
          .filter(name -> schema.indexOf(name) < 0)
          .findFirst()
          .ifPresent(name -> {
            throw new BigQueryException(
                ErrorReason.INVALID,
                "Error while reading data, error message: CSV column "
                    + name
                    + " is not in the schema.");
          });
    }
    return fields;
  }

  /** The names in the last line that is skipped. */
  private List<String> header(SourceFile file) {
    try (CsvReader reader = new CsvReader(open(file, options.csv().encoding()), options.csv())) {
      for (long i = 0; i < skipRows - 1 && reader.skipLine(); i++) {
        // Nothing else is to be done with the line.
      }
      List<String> names = new ArrayList<>();
      if (skipRows > 0 && reader.next()) {
        for (int i = 0; i < reader.fieldCount(); i++) {
          names.add(reader.field(i));
        }
      }
      return ColumnNames.ofHeader(options.columns().names(), names);
    }
  }
}
