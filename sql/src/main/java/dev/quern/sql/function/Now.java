package dev.quern.sql.function;

import dev.quern.domain.value.Value;
import dev.quern.sql.algebra.Rex;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/** When the statement began; the same in all its rows. */
final class Now {

  private Now() {}

  /** As a TIMESTAMP. */
  static RexNode timestamp(RewriteContext context) {
    return Rex.literal(new Value.Timestamp(context.statementTime()), true);
  }

  /**
   * As what a function makes of a TIMESTAMP in a time zone.
   *
   * @param function DATE, DATETIME or TIME
   * @param zone the time zone; the session's when empty
   */
  static RexNode in(String function, List<RexNode> zone, RewriteContext context) {
    return context.call(
        function,
        List.of(timestamp(context), zone.isEmpty() ? context.timeZone() : zone.getFirst()));
  }
}
