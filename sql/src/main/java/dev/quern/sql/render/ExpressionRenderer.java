package dev.quern.sql.render;

import dev.quern.domain.type.ScalarType;
import dev.quern.sql.algebra.Correlation;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.algebra.StructuralOperator;
import dev.quern.sql.function.AggregateFunctionOperator;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.function.Implementation;
import dev.quern.sql.function.KernelCall;
import dev.quern.sql.function.ScalarFunctionOperator;
import dev.quern.sql.render.SelectBlock.Cell;
import dev.quern.storage.duckdb.type.PhysicalTypes;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.types.error.ErrorKernels;
import dev.quern.types.numeric.Float64Sums;
import dev.quern.types.string.CollationKernels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLambda;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/** Writes scalar expressions. */
final class ExpressionRenderer {

  private final RelationRenderer relations;
  private final CalledKernels kernels;
  private final Set<String> offsets = new HashSet<>();
  private final CastRenderer casts;
  private final WindowRenderer windows;
  private final boolean speculative;
  private Branch branch = Branch.always();
  private boolean kernelsOnly;

  ExpressionRenderer(RelationRenderer relations, CalledKernels kernels, boolean speculative) {
    this.relations = relations;
    this.kernels = kernels;
    this.speculative = speculative;
    this.casts = new CastRenderer(kernels);
    this.windows = new WindowRenderer(this, kernels);
  }

  /** A column's text and nature. */
  Cell cell(RexNode expression, SelectBlock block) {
    if (expression instanceof RexInputRef ref) {
      return block.columns.get(ref.getIndex());
    }
    boolean simple = Rex.asLiteral(expression).isPresent() || expression instanceof RexFieldAccess;
    Optional<FloatArithmetic> formula =
        speculative && expression instanceof RexCall call
            ? FloatArithmetic.of(call, this, block)
            : Optional.empty();
    if (formula.filter(FloatArithmetic::isSpeculative).isPresent()) {
      return Cell.finite(formula.get().guarded(), formula.get().text());
    }
    String text = render(expression, block);
    return new Cell(
        text,
        simple,
        RexTraits.isVolatile(expression),
        Optional.of(expression),
        formula.map(FloatArithmetic::summand).orElseGet(() -> unchecked(expression, text, block)),
        false);
  }

  private String unchecked(RexNode expression, String text, SelectBlock block) {
    return speculative
            && expression.getKind() == SqlKind.CASE
            && Rex.typeOf(expression) == ScalarType.FLOAT64
        ? summand(expression, block)
        : text;
  }

  /** A value that a speculative query takes to be finite or NULL. */
  String finite(String value) {
    return "CASE WHEN isfinite(%1$s) THEN %1$s ELSE %2$s(%1$s) END"
        .formatted(value, kernels.call(Float64Sums.SPECULATION));
  }

  /** An expression that is only added up, by a sum that is of use only where it is finite. */
  private String summand(RexNode expression, SelectBlock block) {
    if (!(expression instanceof RexCall call)) {
      return render(expression, block);
    }
    if (call.getKind() == SqlKind.CASE) {
      return conditional(call.getOperands(), this::summand, block);
    }
    return FloatArithmetic.of(call, this, block)
        .map(FloatArithmetic::summand)
        .orElseGet(() -> render(call, block));
  }

  /** An expression over the columns of a block; in parentheses where that matters. */
  String render(RexNode expression, SelectBlock block) {
    return switch (expression) {
      case RexInputRef ref -> block.columns.get(ref.getIndex()).text();
      case RexFieldAccess access -> relations.outerColumn(access.getField().getName());
      case RexSubQuery subquery -> subquery(subquery, block);
      case RexOver over ->
          windows.render(over, (AggregateFunctionOperator) over.getAggOperator(), block);
      case RexCall call -> call(call, block);
      case RexLambda lambda -> lambda(lambda, block);
      case RexLambdaRef ref ->
          offsets.contains(ref.getName()) ? "(" + ref.getName() + " - 1)" : ref.getName();
      default -> throw new IllegalStateException("cannot render " + expression);
    };
  }

  List<String> renderAll(List<RexNode> expressions, SelectBlock block) {
    return expressions.stream().map(expression -> render(expression, block)).toList();
  }

  /** An expression of which it only matters whether it is true. */
  String condition(RexNode condition, SelectBlock block) {
    if (!(condition instanceof RexCall call)) {
      return render(condition, block);
    }
    if (call.getKind() == SqlKind.AND || call.getKind() == SqlKind.OR) {
      return call.getOperands().stream()
          .map(operand -> condition(operand, block))
          .collect(Collectors.joining(" " + call.getKind() + " ", "(", ")"));
    }
    return call.getOperator() instanceof ScalarFunctionOperator function
        ? FloatConditions.condition(call, function, this, block)
            .orElseGet(() -> render(call, block))
        : render(call, block);
  }

  /** A scalar subquery that gives something made of its value, unless that cannot be NaN. */
  String scalarQuery(RexSubQuery subquery, UnaryOperator<String> result, SelectBlock block) {
    SelectBlock query = query(subquery, block);
    Cell value = query.columns.getFirst();
    if (query.distinct || value.isVolatile()) {
      return "(SELECT " + result.apply("value") + " FROM (" + query.sql() + ") AS q(value))";
    }
    query.columns =
        List.of(Cell.computed(value.finite() ? value.text() : result.apply(value.text())));
    return "(" + query.sql() + ")";
  }

  private SelectBlock query(RexSubQuery subquery, SelectBlock block) {
    Map<String, String> visible = relations.visible(block);
    String guard = guard(subquery, visible.keySet());
    Branch around = branch;
    branch = Branch.always();
    SelectBlock query = relations.subquery(subquery.rel, visible, guard);
    branch = around;
    return query;
  }

  private String subquery(RexSubQuery subquery, SelectBlock block) {
    String query = "(" + query(subquery, block).sql() + ")";
    return switch (subquery.getKind()) {
      case SCALAR_QUERY -> query;
      case EXISTS -> "EXISTS " + query;
      case ARRAY_QUERY_CONSTRUCTOR -> "ARRAY " + query;
      case IN -> "(" + render(subquery.getOperands().getFirst(), block) + " IN " + query + ")";
      default -> throw new IllegalStateException(subquery.getKind().name());
    };
  }

  /**
   * When a query is computed at all; empty when that matters not. A query that does not depend on
   * the row stays so, lest it is computed for every row.
   */
  private String guard(RexSubQuery subquery, Set<String> visible) {
    if (branch instanceof Branch.Always || !Fallibility.mayFail(subquery)) {
      return "";
    }
    boolean perRow =
        Correlation.refersTo(subquery.rel, visible) || Fallibility.readsNothing(subquery.rel);
    return branch.tests(condition ->
        perRow || !(RexTraits.hasReference(condition) || Correlation.refersTo(condition, visible)));
  }

  /** The second parameter is the position of the element, to the engine from 1. */
  private String lambda(RexLambda lambda, SelectBlock block) {
    lambda.getParameters().stream().skip(1).map(RexLambdaRef::getName).forEach(offsets::add);
    String parameters =
        lambda.getParameters().stream()
            .map(RexLambdaRef::getName)
            .collect(Collectors.joining(", "));
    return "lambda " + parameters + ": " + render(lambda.getExpression(), block);
  }

  private String call(RexCall call, SelectBlock block) {
    return switch (call.getOperator()) {
      case LiteralOperator literal -> Literals.sql(literal.value());
      case StructuralOperator operator -> structural(call, operator, block);
      case ScalarFunctionOperator function -> function(call, function, block);
      default -> standard(call, block);
    };
  }

  private String structural(RexCall call, StructuralOperator operator, SelectBlock block) {
    List<String> operands = renderAll(call.getOperands(), block);
    return switch (operator.structuralKind()) {
      case STRUCT -> struct(operands);
      case ARRAY -> "[" + String.join(", ", operands) + "]" + arrayType(call);
      case FIELD ->
          StructField.of(
              operands.getFirst(),
              operator.index(),
              Rex.typeOf(call),
              call.getOperands().getFirst() instanceof RexCall);
      case CAST, SAFE_CAST ->
          casts.render(
              operands.getFirst(),
              Rex.typeOf(call.getOperands().getFirst()),
              Rex.typeOf(call),
              operands.size() == 1 ? Optional.empty() : Optional.of(operands.getLast()),
              operator.structuralKind() == StructuralOperator.Kind.SAFE_CAST);
      case TRY -> "TRY(" + operands.getFirst() + ")";
      case COLLATE -> operands.getFirst();
      case COLLATION_KEY ->
          kernel(
              Rex.typeOf(call).isArray() ? CollationKernels.KEYS : CollationKernels.KEY,
              call.getOperands(),
              block);
    };
  }

  private static String arrayType(RexCall call) {
    return call.getOperands().isEmpty() ? "::" + PhysicalTypes.sqlName(Rex.typeOf(call)) : "";
  }

  private static String struct(List<String> operands) {
    StringBuilder text = new StringBuilder("struct_pack(");
    for (int i = 0; i < operands.size(); i++) {
      text.append(i == 0 ? "f" : ", f").append(i).append(" := ").append(operands.get(i));
    }
    return text.append(')').toString();
  }

  private String standard(RexCall call, SelectBlock block) {
    if (call.getKind() == SqlKind.CASE) {
      return conditional(call.getOperands(), this::render, block);
    }
    List<String> operands = renderAll(call.getOperands(), block);
    return switch (call.getKind()) {
      case AND -> "(" + String.join(" AND ", operands) + ")";
      case OR -> "(" + String.join(" OR ", operands) + ")";
      case NOT ->
          negation(call.getOperands().getFirst(), block)
              .orElseGet(() -> "(NOT " + operands.getFirst() + ")");
      case IS_NULL -> "(" + operands.getFirst() + " IS NULL)";
      case IS_TRUE -> "(" + operands.getFirst() + " IS TRUE)";
      default -> throw new IllegalStateException("cannot render " + call);
    };
  }

  private Optional<String> negation(RexNode condition, SelectBlock block) {
    return condition instanceof RexCall call
            && call.getOperator() instanceof ScalarFunctionOperator operator
            && operator
                    .overload()
                    .implementation()
                    .forCall(new KernelCall(call.getOperands(), Rex.typeOf(call)))
                instanceof Implementation.Sql sql
        ? sql.negatedTemplate()
            .map(template -> Template.fill(template, renderAll(call.getOperands(), block)))
        : Optional.empty();
  }

  private String conditional(
      List<RexNode> operands, BiFunction<RexNode, SelectBlock, String> results, SelectBlock block) {
    Branch around = branch;
    StringBuilder text = new StringBuilder("CASE");
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      RexNode condition = operands.get(i);
      Branch untilHere = branch;
      String test = render(condition, block);
      branch = untilHere.whenTrue(condition, test);
      text.append(" WHEN ").append(test).append(" THEN ");
      text.append(results.apply(operands.get(i + 1), block));
      branch = untilHere.whenNotTrue(condition, test);
    }
    text.append(" ELSE ").append(results.apply(operands.getLast(), block)).append(" END");
    branch = around;
    return text.toString();
  }

  /** Values of which each is computed where all before it are NULL. */
  private List<String> untilNotNull(List<RexNode> values, SelectBlock block) {
    Branch around = branch;
    List<String> texts = new ArrayList<>();
    for (RexNode value : values) {
      String text = render(value, block);
      texts.add(text);
      branch = branch.whenNull(value, text);
    }
    branch = around;
    return texts;
  }

  private String function(RexCall call, ScalarFunctionOperator operator, SelectBlock block) {
    KernelCall kernelCall = new KernelCall(call.getOperands(), Rex.typeOf(call));
    return switch (operator.overload().implementation().forCall(kernelCall)) {
      case Implementation.Sql sql -> {
        if (sql.raises()) {
          kernels.call(ErrorKernels.ERROR);
        }
        yield Template.fill(
            operator.safe() ? sql.safeTemplate().orElse(sql.template()) : sql.template(),
            operator.function().has(Trait.UNTIL_NOT_NULL)
                ? untilNotNull(call.getOperands(), block)
                : renderAll(call.getOperands(), block));
      }
      case Implementation.InKernel(var factory) -> {
        ScalarKernel kernel = factory.apply(kernelCall);
        List<RexNode> values = values(call, operator);
        if (operator.safe()) {
          yield kernel(kernel.safe(), values, block);
        }
        Optional<FloatArithmetic> formula =
            kernelsOnly ? Optional.empty() : FloatArithmetic.of(call, this, block);
        yield formula.map(FloatArithmetic::guarded).orElseGet(() -> kernel(kernel, values, block));
      }
      case Implementation.Desugared _,
          Implementation.SqlAggregate _,
          Implementation.Combined _,
          Implementation.KernelAggregate _,
          Implementation.Collecting _,
          Implementation.CollectingWithRow _,
          Implementation.Chosen _,
          Implementation.Zoned _ ->
          throw new IllegalStateException("cannot render " + operator.getName());
    };
  }

  /** The arguments that are values: keywords are known to the kernel already. */
  private static List<RexNode> values(RexCall call, ScalarFunctionOperator operator) {
    var parameters = operator.overload().signature().parameters();
    List<RexNode> values = new ArrayList<>();
    for (int i = 0; i < call.getOperands().size(); i++) {
      if (i >= parameters.size() || !parameters.get(i).type().isKeyword()) {
        values.add(call.getOperands().get(i));
      }
    }
    return values;
  }

  /** What an aggregate makes of the array of all values, to which {@code list} is a call. */
  String collected(Implementation result, KernelCall call, String list, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.set(0, list);
    return switch (result) {
      case Implementation.Sql sql -> Template.fill(sql.template(), all);
      case Implementation.InKernel(var factory) -> {
        ScalarKernel kernel = factory.apply(call);
        yield kernels.call(kernel) + "(" + String.join(", ", all) + ")";
      }
      case Implementation.Desugared _,
          Implementation.SqlAggregate _,
          Implementation.Combined _,
          Implementation.KernelAggregate _,
          Implementation.Collecting _,
          Implementation.CollectingWithRow _,
          Implementation.Chosen _,
          Implementation.Zoned _ ->
          throw new IllegalStateException("not made of an array");
    };
  }

  /** What stands in for a formula need not be fast, but short. */
  String byKernels(RexCall call, SelectBlock block) {
    kernelsOnly = true;
    try {
      return render(call, block);
    } finally {
      kernelsOnly = false;
    }
  }

  private String kernel(ScalarKernel kernel, List<RexNode> arguments, SelectBlock block) {
    return kernels.call(kernel) + "(" + String.join(", ", renderAll(arguments, block)) + ")";
  }
}
