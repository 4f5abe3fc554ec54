package dev.quern.sql.analyzer;

import dev.quern.sql.ast.OptionEntry;
import dev.quern.sql.statement.OptionValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives {@code OPTIONS(...)} their values. Names and types are for the executors to check, which
 * know what they apply to.
 */
final class OptionAnalyzer {

  private final Analysis analysis;
  private final StatementContext context;

  OptionAnalyzer(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  OptionValues analyze(List<OptionEntry> options) {
    List<OptionValues.Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (OptionEntry option : options) {
      String name = option.name().name().toLowerCase(Locale.ROOT);
      if (!names.add(name)) {
        throw context.error(option.name(), "Duplicate option specified for '%s'", name);
      }
      entries.add(
          new OptionValues.Entry(
              name,
              switch (option.assignment()) {
                case SET -> OptionValues.Assignment.SET;
                case ADD -> OptionValues.Assignment.ADD;
                case REMOVE -> OptionValues.Assignment.REMOVE;
              },
              analysis.constants.value(option.value(), "OPTIONS")));
    }
    return new OptionValues(entries);
  }
}
