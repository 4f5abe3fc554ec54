package dev.quern.jobs.load;

import dev.quern.domain.job.LoadOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How names in files become names of columns. Source: {@code columnNameCharacterMap} of the REST
 * type {@code JobConfigurationLoad}.
 */
final class ColumnNames {

  private static final String NOT_FLEXIBLE = "[!\"$()*,./;?@\\[\\\\\\]^`{}~]";

  private ColumnNames() {}

  /** The name of a column that a file describes. */
  static String of(LoadOptions.NameRule rule, String name) {
    return switch (rule) {
      case STRICT -> name;
      case V1 -> beginning(name.replaceAll("[^A-Za-z0-9_]", "_"));
      case V2 -> name.replaceAll(NOT_FLEXIBLE, "_");
    };
  }

  /** The names of the columns that the fields of a header give, no two of them alike. */
  static List<String> ofHeader(LoadOptions.NameRule rule, List<String> fields) {
    Set<String> taken = new HashSet<>();
    return fields.stream().map(field -> unique(ofHeader(rule, field), taken)).toList();
  }

  private static String ofHeader(LoadOptions.NameRule rule, String field) {
    String name = field.strip();
    return rule == LoadOptions.NameRule.STRICT
        ? beginning(name.replaceAll("[^\\p{L}\\p{N}_]", "_"))
        : of(rule, name);
  }

  private static String beginning(String name) {
    return !name.isEmpty() && Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }

  private static String unique(String start, Set<String> taken) {
    String name = start;
    for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = start + "_" + i;
    }
    return name;
  }
}
