package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.jobs.object.SourceFile;
import dev.quern.jobs.value.CivilForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Guesses the columns of CSV files from their first rows. Source: "Using schema auto-detection".
 */
final class SchemaDetector {

  private static final int SAMPLE = 500;

  /**
   * What was guessed.
   *
   * @param schema the columns
   * @param skipRows how many lines come before the rows
   */
  record Guess(TableSchema schema, long skipRows) {}

  private final LoadOptions options;
  private final CivilForms forms;

  private SchemaDetector(LoadOptions options) {
    this.options = options;
    this.forms = new CivilForms(options.times());
  }

  static Guess csv(List<SourceFile> files, LoadOptions options) {
    return new SchemaDetector(options).csv(files.getFirst());
  }

  private Guess csv(SourceFile file) {
    List<List<String>> rows = new ArrayList<>();
    long skip = options.csv().skipLeadingRows().orElse(0L);
    try (CsvReader reader =
        new CsvReader(CsvTable.open(file, options.csv().encoding()), options.csv())) {
      // The last of the lines to be skipped has the names.
      for (long i = 0; i < skip - 1 && reader.skipLine(); i++) {
        // Nothing else is to be done with the line.
      }
      while (rows.size() < SAMPLE && readRow(reader, rows)) {
        // The row is in the list.
      }
    }
    if (rows.isEmpty()) {
      return new Guess(TableSchema.EMPTY, skip);
    }
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    boolean header = skip > 0 || looksLikeHeader(rows, width);
    List<TypeGuess> types = guess(rows.subList(header ? 1 : 0, rows.size()), width);
    List<String> given = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      String name = header && i < rows.getFirst().size() ? rows.getFirst().get(i).strip() : "";
      String type = types.get(i).type().name().toLowerCase(Locale.ROOT);
      given.add(name.isEmpty() ? type + "_field_" + i : name);
    }
    List<String> names = ColumnNames.ofHeader(options.columns().names(), given);
    List<SchemaField> fields = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      fields.add(SchemaField.scalar(names.get(i), types.get(i).type(), FieldMode.NULLABLE));
    }
    return new Guess(new TableSchema(fields), skip > 0 ? skip : header ? 1 : 0);
  }

  private static boolean readRow(CsvReader reader, List<List<String>> rows) {
    try {
      if (!reader.next()) {
        return false;
      }
      List<String> row = new ArrayList<>();
      for (int i = 0; i < reader.fieldCount(); i++) {
        row.add(reader.field(i));
      }
      rows.add(row);
      return true;
    } catch (BadRowException e) {
      // The load itself will tell.
      return true;
    }
  }

  /** A first row of texts only above a column that is no text. */
  private boolean looksLikeHeader(List<List<String>> rows, int width) {
    if (rows.size() < 2) {
      return false;
    }
    boolean allTexts = guess(rows.subList(0, 1), width).stream().noneMatch(TypeGuess::isNoText);
    return allTexts
        && rows.getFirst().stream().noneMatch(String::isBlank)
        && guess(rows.subList(1, rows.size()), width).stream().anyMatch(TypeGuess::isNoText);
  }

  private List<TypeGuess> guess(List<List<String>> rows, int width) {
    List<TypeGuess> guesses = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      TypeGuess guess = new TypeGuess(forms);
      for (List<String> row : rows) {
        if (column < row.size()) {
          guess.add(row.get(column));
        }
      }
      guesses.add(guess);
    }
    return guesses;
  }
}
