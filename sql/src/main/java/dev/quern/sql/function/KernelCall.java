package dev.quern.sql.function;

import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.LiteralOperator;
import dev.quern.sql.algebra.Rex;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rex.RexNode;

/**
 * A call as a kernel's factory sees it.
 *
 * @param arguments the arguments, converted to the parameters' types
 * @param resultType the type of the result
 */
public record KernelCall(List<RexNode> arguments, SqlType resultType) {

  /** The number of arguments. */
  public int size() {
    return arguments.size();
  }

  /** The type of an argument. */
  public SqlType type(int index) {
    return Rex.typeOf(arguments.get(index));
  }

  /** The types of all arguments. */
  public List<SqlType> types() {
    return arguments.stream().map(Rex::typeOf).toList();
  }

  /** The value of an argument, when it is a literal. */
  public Optional<Value> constant(int index) {
    return Rex.asLiteral(arguments.get(index)).map(LiteralOperator::value);
  }

  /** The keyword or text that an argument is; a date part for example. */
  public String text(int index) {
    return constant(index)
        .map(value -> ((Value.Text) value).value())
        .orElseThrow(() -> new IllegalStateException("no constant: argument " + index));
  }
}
