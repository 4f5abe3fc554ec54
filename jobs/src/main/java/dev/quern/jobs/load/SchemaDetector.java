package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.jobs.object.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

  private SchemaDetector() {}

  static Guess csv(SourceFile file, LoadOptions options) {
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
    List<String> names = header ? rows.getFirst() : List.of();
    List<SchemaField> fields = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < width; i++) {
      fields.add(
          SchemaField.scalar(
              name(names, i, types.get(i), taken), types.get(i).type(), FieldMode.NULLABLE));
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
  private static boolean looksLikeHeader(List<List<String>> rows, int width) {
    if (rows.size() < 2) {
      return false;
    }
    boolean allTexts = guess(rows.subList(0, 1), width).stream().noneMatch(TypeGuess::isNoText);
    return allTexts
        && rows.getFirst().stream().noneMatch(String::isBlank)
        && guess(rows.subList(1, rows.size()), width).stream().anyMatch(TypeGuess::isNoText);
  }

  private static List<TypeGuess> guess(List<List<String>> rows, int width) {
    List<TypeGuess> guesses = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      TypeGuess guess = new TypeGuess();
      for (List<String> row : rows) {
        if (column < row.size()) {
          guess.add(row.get(column));
        }
      }
      guesses.add(guess);
    }
    return guesses;
  }

  private static String name(List<String> names, int column, TypeGuess guess, Set<String> taken) {
    String given =
        column < names.size() ? names.get(column).strip().replaceAll("[^\\p{L}\\p{N}_]", "_") : "";
    String start =
        given.isEmpty()
            ? guess.type().name().toLowerCase(Locale.ROOT) + "_field_" + column
            : Character.isDigit(given.charAt(0)) ? "_" + given : given;
    String name = start;
    for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = start + "_" + i;
    }
    return name;
  }
}
