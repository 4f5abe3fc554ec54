package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NameTarget;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/**
 * The aliases of a SELECT list in the clauses behind it, where they come before all other names.
 * Source: "Query syntax", Using aliases.
 */
final class SelectAliases {

  private final List<SelectEntry> entries;
  private final List<Computed> keys;

  /**
   * The aliases of resolved entries.
   *
   * @param keys what is grouped by
   */
  SelectAliases(List<SelectEntry> entries, List<Computed> keys) {
    this.entries = entries;
    this.keys = keys;
  }

  /** As columns of the result. */
  NameScope asColumns(NameScope scope) {
    return before(scope, entry -> Optional.of(Rex.column(entry.column())));
  }

  /** As what they stand for behind GROUP BY. */
  NameScope asValues(NameScope scope) {
    return before(scope, entry -> Optional.of(entry.value()));
  }

  /** As what they stand for before GROUP BY; those that hold an aggregate are left out. */
  NameScope asInputs(NameScope scope) {
    if (keys.isEmpty()) {
      return scope;
    }
    Map<Integer, RexNode> expressions =
        keys.stream()
            .collect(Collectors.toMap(key -> key.column().id(), Computed::expression, (a, _) -> a));
    return before(scope, entry -> overInput(entry.value(), expressions));
  }

  private NameScope before(NameScope scope, Function<SelectEntry, Optional<RexNode>> meaning) {
    Map<String, NameTarget> targets = new LinkedHashMap<>();
    Map<String, SelectEntry> first = new HashMap<>();
    for (SelectEntry entry : entries) {
      Optional<RexNode> value = meaning.apply(entry);
      if (!entry.name().isEmpty() && value.isPresent()) {
        String name = entry.name().toLowerCase(Locale.ROOT);
        SelectEntry other = first.putIfAbsent(name, entry);
        if (other == null) {
          targets.put(name, new NameTarget.ExpressionTarget(value.get()));
        } else if (!other.value().equals(entry.value())) {
          targets.put(name, new NameTarget.Ambiguous());
        }
      }
    }
    NameList.Builder names = new NameList.Builder();
    targets.forEach(names::target);
    return scope.inner(names.build());
  }

  private static Optional<RexNode> overInput(RexNode value, Map<Integer, RexNode> keys) {
    if (!keys.keySet().containsAll(Rex.referencedColumns(value))
        || SharedArguments.hasSubquery(value)) {
      return Optional.empty();
    }
    return Optional.of(
        value.accept(
            new RexShuttle() {
              @Override
              public RexNode visitInputRef(RexInputRef ref) {
                return Objects.requireNonNull(keys.get(ref.getIndex()));
              }
            }));
  }
}
