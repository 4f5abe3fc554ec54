package dev.quern.sql.analyzer;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.SqlType;
import dev.quern.sql.algebra.Rex;
import dev.quern.sql.ast.FunctionCall;
import dev.quern.sql.ast.Node;
import dev.quern.sql.ast.Span;
import dev.quern.sql.function.CallArguments;
import dev.quern.sql.function.FunctionDefinition;
import dev.quern.sql.function.FunctionDefinition.Trait;
import dev.quern.sql.function.Implementation;
import dev.quern.sql.function.KernelCall;
import dev.quern.sql.function.OverloadResolution;
import dev.quern.sql.function.OverloadResolution.NoMatch;
import dev.quern.sql.function.OverloadResolution.Resolved;
import dev.quern.sql.function.RewriteContext;
import dev.quern.sql.function.ScalarFunctionOperator;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rex.RexNode;

/** Makes calls of the registry's functions from resolved arguments. */
final class FunctionCalls {

  private static final Pattern NUMBERED_ARGUMENT = Pattern.compile("Argument (\\d+) to ");

  private final StatementContext context;

  FunctionCalls(StatementContext context) {
    this.context = context;
  }

  /** A call of an operator of the grammar. */
  RexNode operator(String name, Span location, RexNode... arguments) {
    return scalar(context.functions().get(name), List.of(arguments), location, false);
  }

  /** A call of a scalar function with positional arguments. */
  RexNode scalar(
      FunctionDefinition function, List<RexNode> arguments, Span location, boolean safe) {
    return scalar(function, CallArguments.of(arguments), location, safe);
  }

  /** A call of a scalar function. */
  RexNode scalar(
      FunctionDefinition function, CallArguments arguments, Span location, boolean safe) {
    if (safe && function.has(Trait.NOT_SAFE)) {
      throw context.error(
          location, "Function %s does not support SAFE error mode", function.name());
    }
    Resolved resolved = inTimeZone(resolve(function, arguments, location));
    ComparabilityRules.checkScalar(function.name(), resolved.arguments(), location, context);
    CollationRules.check(function, resolved.arguments(), location, context);
    Optional<Collations.Replacement> collated =
        Collations.ofScalar(function.name(), resolved.arguments());
    if (collated.isPresent()) {
      FunctionDefinition other = context.functions().get(collated.get().function());
      return scalar(other, collated.get().arguments(), location, safe);
    }
    KernelCall call = new KernelCall(resolved.arguments(), resolved.result());
    return switch (located(location, () -> resolved.overload().implementation().forCall(call))) {
      case Implementation.Desugared(Implementation.Rewrite rewrite) ->
          rewrite.apply(resolved.arguments(), new Rewriting(location, resolved.result(), safe));
      case Implementation.InKernel(var factory) -> {
        ScalarKernel _ = located(location, () -> factory.apply(call));
        yield call(function, resolved, safe);
      }
      case Implementation.Sql _ -> call(function, resolved, safe);
      case Implementation.SqlAggregate _,
          Implementation.Combined _,
          Implementation.KernelAggregate _,
          Implementation.Collecting _,
          Implementation.CollectingWithRow _,
          Implementation.Chosen _,
          Implementation.Zoned _ ->
          throw new IllegalStateException("not scalar: " + function.name());
    };
  }

  /** The call with the session's time zone where it takes one and has none. */
  private Resolved inTimeZone(Resolved resolved) {
    if (!(resolved.overload().implementation() instanceof Implementation.Zoned(int count, var _))
        || resolved.arguments().size() != count) {
      return resolved;
    }
    List<RexNode> arguments = new ArrayList<>(resolved.arguments());
    arguments.add(Rex.text(context.options().timeZone()));
    return new Resolved(resolved.overload(), arguments, resolved.result());
  }

  /** Checks what an aggregate's implementation asks of a call. */
  void checkAggregate(Resolved resolved, FunctionCall written) {
    KernelCall call = new KernelCall(resolved.arguments(), resolved.result());
    try {
      Implementation implementation = resolved.overload().implementation().forCall(call);
      if (implementation instanceof Implementation.KernelAggregate(var factory)) {
        AggregateKernel _ = factory.apply(call);
      }
    } catch (BigQueryException e) {
      String message = e.error().message();
      throw context.error(faulty(message, written), "%s", message);
    }
  }

  /** The argument that a message is about, or the call. */
  private static Span faulty(String message, FunctionCall written) {
    Matcher numbered = NUMBERED_ARGUMENT.matcher(message);
    int index =
        message.startsWith("The argument to ")
            ? 0
            : numbered.lookingAt() ? Integer.parseInt(numbered.group(1)) - 1 : -1;
    return index >= 0 && index < written.arguments().size()
        ? written.arguments().get(index).span()
        : written.symbol();
  }

  /** A constant argument that a kernel refuses is an error of the query, at the call. */
  private <T> T located(Span location, Supplier<T> check) {
    try {
      return check.get();
    } catch (BigQueryException e) {
      throw context.error(location, "%s", e.error().message());
    }
  }

  private RexNode call(FunctionDefinition function, Resolved resolved, boolean safe) {
    if (function.has(Trait.VOLATILE)) {
      context.variance().add();
    }
    return Rex.call(
        new ScalarFunctionOperator(function, resolved.overload(), safe),
        resolved.result(),
        resolved.arguments());
  }

  /** The overload that fits positional arguments. */
  Resolved resolve(FunctionDefinition function, List<RexNode> arguments, Span location) {
    return resolve(function, CallArguments.of(arguments), location);
  }

  /** The overload that fits. */
  Resolved resolve(FunctionDefinition function, CallArguments arguments, Span location) {
    CallRefusals.beforeMatching(function, arguments)
        .ifPresent(message -> {
          throw context.error(location, "%s", message);
        });
    return switch (OverloadResolution.resolve(function, arguments, context.options().timeZone())) {
      case Resolved(var overload, var coerced, var result) -> {
        noteTypes(arguments, coerced);
        yield new Resolved(
            overload, coerced.stream().map(context.literals()::settle).toList(), result);
      }
      case NoMatch(String message) ->
          throw context.error(
              location, "%s", CallRefusals.withoutMatch(function, arguments).orElse(message));
    };
  }

  private void noteTypes(CallArguments arguments, List<RexNode> coerced) {
    for (int i = 0; i < Math.min(arguments.positional().size(), coerced.size()); i++) {
      context.becomes(arguments.positional().get(i), Rex.typeOf(coerced.get(i)));
    }
  }

  RexNode call(String function, List<RexNode> arguments, Node location) {
    return scalar(context.functions().get(function), arguments, location.span(), false);
  }

  /** What rewrites of functions may ask. */
  private final class Rewriting implements RewriteContext {

    private final Span location;
    private final SqlType resultType;
    private final boolean safe;

    Rewriting(Span location, SqlType resultType, boolean safe) {
      this.location = location;
      this.resultType = resultType;
      this.safe = safe;
    }

    @Override
    public RexNode timeZone() {
      return Rex.text(context.options().timeZone());
    }

    @Override
    public long statementTime() {
      return context.statementTime();
    }

    @Override
    public String sessionUser() {
      context.variance().add();
      return context.options().caller().email();
    }

    @Override
    public RexNode call(String function, List<RexNode> arguments) {
      FunctionDefinition called = context.functions().get(function);
      return scalar(called, arguments, location, safe && !called.has(Trait.NOT_SAFE));
    }

    @Override
    public SqlType resultType() {
      return resultType;
    }
  }
}
