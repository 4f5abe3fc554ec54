package dev.quern.sql.function;

import dev.quern.domain.type.SqlType;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** What a statement fixes and a rewrite may need. */
public interface RewriteContext {

  /** The session's default time zone, as a STRING literal. */
  RexNode timeZone();

  /** When the statement began, microseconds since the epoch. */
  long statementTime();

  /** Who asks: an e-mail address. */
  String sessionUser();

  /** A call of another function by name; arguments are coerced as usual. */
  RexNode call(String function, List<RexNode> arguments);

  /** The type of the result that the signature gives. */
  SqlType resultType();
}
