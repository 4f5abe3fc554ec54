package dev.quern.catalog.rules;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Which ids and names BigQuery accepts. Sources: "Dataset naming", "Table naming", "Column names".
 */
public final class Identifiers {

  private static final int MAX_ID = 1024;
  private static final int MAX_COLUMN = 300;
  private static final Pattern PROJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
  private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9_]{1,1024}");
  private static final Pattern TABLE =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{Pc}\\p{Pd}\\p{Zs}]+");
  private static final Pattern ROUTINE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,255}");
  private static final Pattern FORBIDDEN_IN_COLUMN =
      Pattern.compile("[!\"$()*,./;?@\\[\\\\\\]^`{}~\\p{Cc}]");

  private Identifiers() {}

  /** Accepts a project's id; also short ones, which emulators are used with. */
  public static void requireProject(String id) {
    if (!PROJECT.matcher(id).matches()) {
      throw invalid(
          "Invalid project ID '"
              + id
              + "'. Project IDs must contain 6-63 lowercase letters, digits, or dashes. Some project"
              + " IDs also include domain name separated by a colon. IDs must start with a letter"
              + " and may not end with a dash.");
    }
  }

  /** Accepts a dataset's id. */
  public static void requireDataset(String id) {
    if (!DATASET.matcher(id).matches()) {
      throw invalid(
          "Invalid dataset ID \""
              + id
              + "\". Dataset IDs must be alphanumeric (plus underscores) and must be at most 1024"
              + " characters long.");
    }
  }

  /** Accepts a table's id. */
  public static void requireTable(String id) {
    if (!TABLE.matcher(id).matches() || id.getBytes(StandardCharsets.UTF_8).length > MAX_ID) {
      throw invalid(
          "Invalid table ID \""
              + id
              + "\". Table IDs must be alphanumeric (plus underscores) and must be at most 1024"
              + " characters long. Also, Table decorators cannot be used.");
    }
  }

  /** Accepts a routine's id. */
  public static void requireRoutine(String id) {
    if (!ROUTINE.matcher(id).matches()) {
      throw invalid(
          "Invalid routine ID \""
              + id
              + "\". Routine IDs must be alphanumeric (plus underscores) and must be at most 256"
              + " characters long.");
    }
  }

  /** Accepts a column's name. */
  public static void requireColumn(String name) {
    if (name.isBlank() || name.length() > MAX_COLUMN || FORBIDDEN_IN_COLUMN.matcher(name).find()) {
      throw invalid(
          "Invalid field name \""
              + name
              + "\". Fields must contain the allowed characters, and be at most 300 characters long."
              + " For allowed characters, please refer to"
              + " https://cloud.google.com/bigquery/docs/schemas#column_names");
    }
  }

  private static BigQueryException invalid(String message) {
    return new BigQueryException(ErrorReason.INVALID, message);
  }
}
