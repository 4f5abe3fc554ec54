package dev.quern.sql.analyzer;

import dev.quern.domain.type.StructType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.Access;
import dev.quern.sql.ast.Identifier;
import dev.quern.sql.ast.SelectItem;
import dev.quern.sql.ast.Span;
import dev.quern.sql.scope.NameList;
import dev.quern.sql.scope.NameScope;
import dev.quern.sql.scope.NameTarget;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/** Expands the items of SELECT lists and their like into columns. */
final class ListExpansion {

  private final Analysis analysis;
  private final StatementContext context;

  ListExpansion(Analysis analysis) {
    this.analysis = analysis;
    this.context = analysis.context;
  }

  /** The columns an item stands for; {@code place} is where it is analyzed, before any grouping. */
  List<SelectEntry> expand(SelectItem item, NameList names, ExpressionContext place) {
    StarExpansion stars = new StarExpansion(context);
    return switch (item) {
      case SelectItem.Column column ->
          List.of(
              SelectEntry.written(
                  column
                      .alias()
                      .map(Identifier::name)
                      .orElseGet(() -> NameInference.of(column.value())),
                  column.value(),
                  column.value()));
      case SelectItem.Star star -> stars.columns(star, names, star.modifiers());
      case SelectItem.ValueStar star -> valueStar(star, stars, place);
    };
  }

  /** The columns of {@code *}. */
  List<SelectEntry> all(NameList names) {
    return new StarExpansion(context)
        .columns(
            new SelectItem.Star(new Span(0, 0), SelectItem.StarModifiers.NONE),
            names,
            SelectItem.StarModifiers.NONE);
  }

  private List<SelectEntry> valueStar(
      SelectItem.ValueStar star, StarExpansion stars, ExpressionContext place) {
    if (star.value() instanceof Access.Path path && path.path().isSimple()) {
      Optional<NameScope.Found> found = place.scope().find(path.path().first().name());
      if (found.isPresent()
          && found.get().target() instanceof NameTarget.RangeVariable(NameList names)) {
        return stars.columns(star, names, star.modifiers());
      }
    }
    RexNode probe = analysis.expressions.analyze(star.value(), place);
    if (!(Rex.typeOf(probe) instanceof StructType struct)) {
      throw context.error(star.value(), "Dot-star is not supported for type %s", Rex.typeOf(probe));
    }
    return stars.fields(
        star,
        struct,
        scope -> analysis.expressions.analyze(star.value(), place.withScope(scope)),
        star.modifiers());
  }
}
