package dev.quern.sql.analyzer;

import dev.quern.sql.algebra.Column;
import dev.quern.sql.algebra.Computed;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Constructor;
import dev.quern.sql.ast.Expression;
import dev.quern.sql.ast.GroupBy;
import dev.quern.sql.ast.GroupBy.GroupingItem;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.Literal;
import dev.quern.sql.ast.Node;
import dev.quern.sql.scope.NameScope;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/** Gives a GROUP BY clause its keys and grouping sets. Source: "Query syntax", GROUP BY clause. */
final class GroupByAnalyzer {

  private static final int MAX_CUBE = 12;

  private final Analysis analysis;
  private final StatementContext context;
  private final NameScope inputScope;
  private final List<SelectEntry> entries;
  private final List<Computed> keys = new ArrayList<>();
  private final List<Set<Integer>> sets = new ArrayList<>();
  private final IdentityHashMap<SelectEntry, Computed> selected = new IdentityHashMap<>();

  GroupByAnalyzer(Analysis analysis, NameScope inputScope, List<SelectEntry> entries) {
    this.analysis = analysis;
    this.context = analysis.context;
    this.inputScope = inputScope;
    this.entries = entries;
  }

  /** The keys, each once. */
  List<Computed> keys() {
    return keys;
  }

  /** The key that an item of the SELECT list is, when the clause names it by number or alias. */
  Optional<Computed> keyOf(SelectEntry entry) {
    return Optional.ofNullable(selected.get(entry));
  }

  /** The grouping sets by numbers of keys; empty when all keys form the only set. */
  List<Set<Integer>> sets() {
    return sets;
  }

  void analyze(GroupBy groupBy) {
    if (groupBy.all()) {
      entries.forEach(this::keyUnlessAggregate);
      return;
    }
    boolean plain = groupBy.items().stream().allMatch(item -> item instanceof GroupingItem.Value);
    if (groupBy.items().size() > 1) {
      groupBy.items().forEach(this::refuseAmongOthers);
    }
    List<List<Set<Integer>>> factors = new ArrayList<>();
    for (GroupingItem item : groupBy.items()) {
      factors.add(setsOf(item));
    }
    if (!plain) {
      sets.addAll(product(factors));
    }
  }

  private void refuseAmongOthers(GroupingItem item) {
    if (item instanceof GroupingItem.Empty) {
      throw context.error(
          item, "GROUP BY () is only allowed when there are no other grouping items");
    }
    Optional<String> name =
        switch (item) {
          case GroupingItem.Rollup _ -> Optional.of("ROLLUP");
          case GroupingItem.Cube _ -> Optional.of("CUBE");
          case GroupingItem.GroupingSets _ -> Optional.of("GROUPING SETS");
          case GroupingItem.Value _, GroupingItem.Empty _ -> Optional.empty();
        };
    if (name.isPresent()) {
      throw context.error(
          item,
          "The GROUP BY clause only supports %s when there are no other grouping elements",
          name.get());
    }
  }

  /** Every combination of one set of each item. */
  private static List<Set<Integer>> product(List<List<Set<Integer>>> factors) {
    List<Set<Integer>> product = List.of(Set.of());
    for (List<Set<Integer>> factor : factors) {
      List<Set<Integer>> next = new ArrayList<>();
      for (Set<Integer> left : product) {
        for (Set<Integer> right : factor) {
          Set<Integer> union = new LinkedHashSet<>(left);
          union.addAll(right);
          next.add(union);
        }
      }
      product = next;
    }
    return product;
  }

  private List<Set<Integer>> setsOf(GroupingItem item) {
    return switch (item) {
      case GroupingItem.Value value -> List.of(Set.of(key(value.value())));
      case GroupingItem.Empty _ -> List.of(Set.of());
      case GroupingItem.Rollup rollup -> rollup(rollup);
      case GroupingItem.Cube cube -> cube(cube);
      case GroupingItem.GroupingSets groupingSets -> {
        List<Set<Integer>> all = new ArrayList<>();
        groupingSets.sets().forEach(set -> all.addAll(groupingSet(set)));
        yield all;
      }
    };
  }

  private List<Set<Integer>> groupingSet(GroupingItem item) {
    return item instanceof GroupingItem.Value value
        ? List.of(tupleKeys(value.value()))
        : setsOf(item);
  }

  private Set<Integer> tupleKeys(Expression expression) {
    if (!(expression instanceof Constructor.Tuple tuple)) {
      return Set.of(key(expression));
    }
    Set<Integer> numbers = new LinkedHashSet<>();
    tuple.values().forEach(value -> numbers.add(key(value)));
    return numbers;
  }

  private List<Set<Integer>> rollup(GroupingItem.Rollup rollup) {
    List<Set<Integer>> result = new ArrayList<>();
    Set<Integer> prefix = new LinkedHashSet<>();
    result.add(Set.of());
    for (Expression value : rollup.values()) {
      prefix.addAll(tupleKeys(value));
      result.addFirst(Set.copyOf(prefix));
    }
    return result;
  }

  private List<Set<Integer>> cube(GroupingItem.Cube cube) {
    if (cube.values().size() > MAX_CUBE) {
      throw context.error(cube, "CUBE can not have more than %d elements", MAX_CUBE);
    }
    List<Set<Integer>> elements = cube.values().stream().map(this::tupleKeys).toList();
    List<Set<Integer>> result = new ArrayList<>();
    for (int mask = (1 << elements.size()) - 1; mask >= 0; mask--) {
      Set<Integer> set = new LinkedHashSet<>();
      for (int i = 0; i < elements.size(); i++) {
        if ((mask & (1 << (elements.size() - 1 - i))) != 0) {
          set.addAll(elements.get(i));
        }
      }
      result.add(set);
    }
    return result;
  }

  private void keyUnlessAggregate(SelectEntry entry) {
    AggregateCollector aggregates = new AggregateCollector(context.plan(), inputScope);
    WindowCollector windows = new WindowCollector(context.plan(), List.of());
    RexNode value =
        entry
            .expression()
            .map(e ->
                analysis.expressions.analyze(
                    e,
                    new ExpressionContext(
                        inputScope,
                        "GROUP BY ALL",
                        Optional.of(aggregates),
                        Optional.of(windows),
                        ExpressionContext.Place.CLAUSE,
                        GroupingKeys.NONE)))
            .orElseGet(() -> entry.starColumn(inputScope));
    if (aggregates.isEmpty() && windows.isEmpty() && Rex.asLiteral(value).isEmpty()) {
      add(value, entry.node());
    }
  }

  /** The number of the key an item stands for. */
  private int key(Expression item) {
    Optional<SelectEntry> entry = selected(item);
    if (entry.isPresent()) {
      int number = add(valueOf(entry.get(), item), item);
      selected.put(entry.get(), keys.get(number));
      return number;
    }
    new Ordinals(context, "GROUP BY").refuseLiteral(item);
    return add(
        analysis.expressions.analyze(item, ExpressionContext.scalar(inputScope, "GROUP BY")), item);
  }

  /** The column of the SELECT list that an item names by number or alias. */
  private Optional<SelectEntry> selected(Expression item) {
    OptionalInt ordinal = new Ordinals(context, "GROUP BY").find(item, entries.size());
    if (ordinal.isPresent()) {
      return Optional.of(entries.get(ordinal.getAsInt()));
    }
    if (!(item instanceof Access.Path path) || !path.path().isSimple()) {
      return Optional.empty();
    }
    Identifier name = path.path().first();
    List<SelectEntry> named =
        entries.stream().filter(e -> e.name().equalsIgnoreCase(name.name())).toList();
    if (named.size() > 1 && !allEqual(named, item)) {
      throw context.error(
          item,
          "Name %s in GROUP BY clause is ambiguous; it may refer to multiple columns in the SELECT-list",
          name.name());
    }
    return named.stream().findFirst();
  }

  private boolean allEqual(List<SelectEntry> named, Expression item) {
    RexNode first = valueOf(named.getFirst(), item);
    return named.stream().allMatch(entry -> valueOf(entry, item).equals(first));
  }

  private RexNode valueOf(SelectEntry entry, Expression item) {
    if (entry.expression().isEmpty()) {
      return entry.starColumn(inputScope);
    }
    AggregateCollector aggregates = new AggregateCollector(context.plan(), inputScope);
    WindowCollector windows = new WindowCollector(context.plan(), List.of());
    RexNode value =
        analysis.expressions.analyze(
            entry.expression().get(),
            new ExpressionContext(
                inputScope,
                "GROUP BY",
                Optional.of(aggregates),
                Optional.of(windows),
                ExpressionContext.Place.CLAUSE,
                GroupingKeys.NONE));
    if (!aggregates.isEmpty()) {
      throw context.error(
          item,
          item instanceof Literal
              ? "Column %d contains an aggregation function, which is not allowed in GROUP BY"
                  .formatted(entries.indexOf(entry) + 1)
              : "Column %s contains an aggregation function, which is not allowed in GROUP BY"
                  .formatted(entry.name()));
    }
    if (!windows.isEmpty()) {
      throw context.error(
          item,
          "Column %d contains an analytic function, which is not allowed in GROUP BY",
          entries.indexOf(entry) + 1);
    }
    return value;
  }

  private int add(RexNode value, Node location) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).expression().equals(value)) {
        return i;
      }
    }
    if (!TypeTraits.supportsGrouping(Rex.typeOf(value))) {
      throw context.error(
          location,
          "Grouping by expressions of type %s is not allowed",
          TypeTraits.name(Rex.typeOf(value)));
    }
    Column column = Rex.asColumn(value).orElseGet(() -> context.plan().newColumn(value));
    keys.add(new Computed(column, value));
    return keys.size() - 1;
  }
}
