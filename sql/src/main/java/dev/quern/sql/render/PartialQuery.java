package dev.quern.sql.render;

import dev.quern.domain.catalog.Table;
import dev.quern.sql.algebra.Relation;
import dev.quern.sql.algebra.node.Scan;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;

/**
 * A query each of whose rows comes from one row of one table, so that it can be run on some of the
 * table's rows and gives the same for them as if it were run on all.
 *
 * @param query the query of the rows whose row ids are at least {@code $1} and less than {@code
 *     $2}, in their order
 * @param table the table
 * @param isFiltered whether some of the table's rows may be left out
 */
public record PartialQuery(RenderedQuery query, Table table, boolean isFiltered) {

  /** The query of a relation's rows; empty when they depend on anything but rows of one table. */
  public static Optional<PartialQuery> of(Relation relation) {
    return partial(relation.node()).map(part -> of(part, relation));
  }

  private static PartialQuery of(RelNode part, Relation relation) {
    return new PartialQuery(
        DuckDbRenderer.render(new Relation(part, relation.columns())),
        scan(part).table(),
        hasFilter(part));
  }

  private static Scan scan(RelNode node) {
    return node instanceof Scan scan ? scan : scan(node.getInput(0));
  }

  private static boolean hasFilter(RelNode node) {
    return node instanceof LogicalFilter
        || (!(node instanceof Scan) && hasFilter(node.getInput(0)));
  }

  private static Optional<RelNode> partial(RelNode node) {
    return switch (node) {
      case Scan scan when scan.asOf().isEmpty() && scan.table().storage().isPresent() ->
          Optional.of(scan.inParts());
      case LogicalFilter filter when isOfRow(filter.getCondition()) -> onPart(filter);
      case LogicalProject project
          when project.getProjects().stream().allMatch(PartialQuery::isOfRow) ->
          onPart(project);
      default -> Optional.empty();
    };
  }

  private static Optional<RelNode> onPart(RelNode node) {
    return partial(node.getInput(0)).map(input -> node.copy(node.getTraitSet(), List.of(input)));
  }

  private static boolean isOfRow(RexNode expression) {
    return !RexOver.containsOver(expression)
        && !RexTraits.hasSubquery(expression)
        && !RexTraits.isVolatile(expression)
        && !RexTraits.hasOuterReference(expression);
  }
}
