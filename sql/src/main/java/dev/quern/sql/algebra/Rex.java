package dev.quern.sql.algebra;

import com.google.common.collect.ImmutableList;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.domain.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Makes and inspects scalar expressions. */
public final class Rex {

  static final RexBuilder BUILDER = new RexBuilder(new AlgebraTypes.Factory());

  private Rex() {}

  /** The type of an expression. */
  public static SqlType typeOf(RexNode expression) {
    return AlgebraTypes.sqlType(expression.getType());
  }

  /** A reference to a column, by id; bound to a position when it is attached to a relation. */
  public static RexNode column(Column column) {
    return new RexInputRef(column.id(), AlgebraTypes.of(column.type(), column.collation()));
  }

  /** The column an unbound expression refers to, when it is nothing but a reference. */
  public static Optional<Column> asColumn(RexNode expression) {
    return expression instanceof RexInputRef ref
        ? Optional.of(new Column(ref.getIndex(), typeOf(ref), Collation.of(ref)))
        : Optional.empty();
  }

  /** The ids of the columns an unbound expression refers to, also from inside queries. */
  public static Set<Integer> referencedColumns(RexNode expression) {
    return Correlation.columns(expression);
  }

  /** A literal whose type was not written out and that coerces freely. */
  public static RexNode literal(Value value) {
    return literal(value, false);
  }

  /** A literal. */
  public static RexNode literal(Value value, boolean explicitType) {
    return BUILDER.makeCall(
        AlgebraTypes.of(value.type()), new LiteralOperator(value, explicitType), List.of());
  }

  /** A FLOAT64 literal as it is written, which may become NUMERIC or BIGNUMERIC without loss. */
  public static RexNode floatingPoint(BigDecimal written) {
    Value value = new Value.Float64(written.doubleValue());
    return BUILDER.makeCall(
        AlgebraTypes.of(value.type()),
        new LiteralOperator(value, false, Optional.of(written)),
        List.of());
  }

  /** NULL of a type. */
  public static RexNode nullOf(SqlType type) {
    return literal(new Value.Null(type), true);
  }

  /** TRUE or FALSE. */
  public static RexNode bool(boolean value) {
    return literal(new Value.Bool(value));
  }

  /** An INT64. */
  public static RexNode int64(long value) {
    return literal(new Value.Int64(value));
  }

  /** A STRING. */
  public static RexNode text(String value) {
    return literal(new Value.Text(value));
  }

  /** The literal an expression is, if it is one. */
  public static Optional<LiteralOperator> asLiteral(RexNode expression) {
    return expression instanceof RexCall call && call.getOperator() instanceof LiteralOperator op
        ? Optional.of(op)
        : Optional.empty();
  }

  /** Whether an expression is a NULL without a type of its own. */
  public static boolean isUntypedNull(RexNode expression) {
    return asLiteral(expression)
        .filter(literal -> literal.value().isNull() && !literal.hasExplicitType())
        .isPresent();
  }

  /** Whether a number cannot be NaN: a literal that is not, or one that was an INT64. */
  public static boolean isNeverNan(RexNode number) {
    return asLiteral(number)
            .filter(
                literal -> literal.value() instanceof Value.Float64(double d) && !Double.isNaN(d))
            .isPresent()
        || (number instanceof RexCall cast
            && cast.getOperator() instanceof StructuralOperator operator
            && operator.structuralKind() == StructuralOperator.Kind.CAST
            && typeOf(cast.getOperands().getFirst()) == ScalarType.INT64);
  }

  /** A call. */
  public static RexNode call(SqlOperator operator, SqlType type, List<RexNode> operands) {
    Collation collation = Collation.ofCall(operator, type, operands);
    return BUILDER.makeCall(AlgebraTypes.of(type, collation), operator, operands);
  }

  /** A STRING that compares in another way. */
  public static RexNode collate(RexNode text, Collation collation) {
    return BUILDER.makeCall(
        AlgebraTypes.of(ScalarType.STRING, collation), StructuralOperator.COLLATE, List.of(text));
  }

  /** A value that is NULL where computing it fails; it holds no query. */
  public static RexNode tried(RexNode value) {
    return call(StructuralOperator.TRY, typeOf(value), List.of(value));
  }

  /** A STRUCT of values. */
  public static RexNode struct(StructType type, List<RexNode> fields) {
    return call(StructuralOperator.STRUCT, type, fields);
  }

  /** An ARRAY of values. */
  public static RexNode array(SqlType elementType, List<RexNode> elements) {
    return call(StructuralOperator.ARRAY, SqlType.array(elementType), elements);
  }

  /** Whether the expression makes a STRUCT of values, so that it is not NULL. */
  public static boolean isStructConstructor(RexNode expression) {
    return expression instanceof RexCall call
        && call.getOperator().equals(StructuralOperator.STRUCT);
  }

  /** A field of a STRUCT, by position. */
  public static RexNode field(RexNode struct, int index) {
    if (isStructConstructor(struct)) {
      return ((RexCall) struct).getOperands().get(index);
    }
    SqlType type = ((StructType) typeOf(struct)).fields().get(index).type();
    if (asLiteral(struct).filter(literal -> literal.value().isNull()).isPresent()) {
      return nullOf(type);
    }
    return call(StructuralOperator.field(index), type, List.of(struct));
  }

  /** A conversion to a type; nothing when it has that type already. */
  public static RexNode cast(RexNode expression, SqlType type) {
    return typeOf(expression).equals(type)
        ? expression
        : call(StructuralOperator.CAST, type, List.of(expression));
  }

  /**
   * A conversion to a type that may depend on a time zone.
   *
   * @param zone the time zone, a STRING
   * @param safe whether it gives NULL where it would fail
   */
  public static RexNode cast(RexNode expression, SqlType type, RexNode zone, boolean safe) {
    return call(
        safe ? StructuralOperator.SAFE_CAST : StructuralOperator.CAST,
        type,
        List.of(expression, zone));
  }

  /** A conjunction, flat as Calcite wants it. */
  public static RexNode and(List<RexNode> terms) {
    return chain(SqlStdOperatorTable.AND, terms);
  }

  /** A disjunction. */
  public static RexNode or(List<RexNode> terms) {
    return chain(SqlStdOperatorTable.OR, terms);
  }

  private static RexNode chain(SqlOperator operator, List<RexNode> terms) {
    List<RexNode> flat = new ArrayList<>();
    for (RexNode term : terms) {
      if (term instanceof RexCall call && call.getOperator().equals(operator)) {
        flat.addAll(call.getOperands());
      } else {
        flat.add(term);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : call(operator, ScalarType.BOOL, flat);
  }

  /** A negation. */
  public static RexNode not(RexNode term) {
    return call(SqlStdOperatorTable.NOT, ScalarType.BOOL, List.of(term));
  }

  /** {@code IS NULL}. */
  public static RexNode isNull(RexNode term) {
    return call(SqlStdOperatorTable.IS_NULL, ScalarType.BOOL, List.of(term));
  }

  /** {@code IS TRUE}: never NULL. */
  public static RexNode isTrue(RexNode term) {
    return BUILDER.makeCall(
        BUILDER.getTypeFactory().createTypeWithNullability(term.getType(), false),
        SqlStdOperatorTable.IS_TRUE,
        List.of(term));
  }

  /**
   * {@code CASE WHEN condition THEN value ... ELSE value END}.
   *
   * @param operands conditions and values in turn, the value of ELSE last
   */
  public static RexNode caseWhen(SqlType type, List<RexNode> operands) {
    return call(SqlStdOperatorTable.CASE, type, operands);
  }

  /** A query parameter. */
  public static RexNode parameter(int index, SqlType type) {
    return BUILDER.makeDynamicParam(AlgebraTypes.of(type), index);
  }

  /** A parameter of a lambda. */
  public static RexLambdaRef lambdaParameter(int index, String name, SqlType type) {
    return new RexLambdaRef(index, name, AlgebraTypes.of(type));
  }

  /** A lambda. */
  public static RexNode lambda(RexNode body, List<RexLambdaRef> parameters) {
    return BUILDER.makeLambdaCall(body, parameters);
  }

  /** A call over a window. */
  public static RexNode over(
      SqlType type,
      AggregateOperator operator,
      List<RexNode> arguments,
      List<RexNode> partitionKeys,
      List<SortKey> orderKeys,
      RexWindowBound lower,
      RexWindowBound upper,
      boolean rows,
      boolean distinct,
      boolean ignoreNulls) {
    return BUILDER.makeOver(
        AlgebraTypes.of(type, Collation.ofLike(type, arguments)),
        operator,
        arguments,
        partitionKeys.stream().map(Collation::key).toList(),
        orderKeys.stream().map(SortKey::inWindow).collect(ImmutableList.toImmutableList()),
        lower,
        upper,
        rows,
        true,
        false,
        distinct,
        ignoreNulls);
  }

  /**
   * Whether two calls over windows are the same. Calcite compares windows by texts that leave out
   * what literals and casts are.
   */
  public static boolean sameWindowCall(RexNode one, RexNode other) {
    return one instanceof RexOver a
        && other instanceof RexOver b
        && a.equals(b)
        && a.getWindow().partitionKeys.equals(b.getWindow().partitionKeys)
        && a.getWindow().orderKeys.equals(b.getWindow().orderKeys)
        && a.getWindow().getLowerBound().equals(b.getWindow().getLowerBound())
        && a.getWindow().getUpperBound().equals(b.getWindow().getUpperBound());
  }

  /** The only value of a query of one column and at most one row. */
  public static RexNode scalarSubquery(Relation query) {
    return RexSubQuery.scalar(query.node());
  }

  /** The values of a query of one column as an ARRAY. */
  public static RexNode arraySubquery(Relation query) {
    return RexSubQuery.array(query.node());
  }

  /** Whether a query has rows. */
  public static RexNode exists(Relation query) {
    return RexSubQuery.exists(query.node());
  }

  /** Whether a value is among the values of a query of one column. */
  public static RexNode inSubquery(RexNode value, Relation query) {
    RelNode node = query.node();
    return RexSubQuery.in(node, ImmutableList.of(value));
  }
}
