package dev.quern.udf.js;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;

/**
 * Runs programs in JavaScript, each thread in a context of its own. Programs see nothing of the
 * host: no files, no network, no Java. Made when a first function is called, which takes most of a
 * second.
 */
final class ProgramRunner implements AutoCloseable {

  /** The longest that a program may take for one batch of rows. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static final int KEPT_CONTEXTS = 8;

  private final ConcurrentLinkedDeque<Realm> idle = new ConcurrentLinkedDeque<>();
  private Optional<Engine> engine = Optional.empty();
  private Optional<ScheduledExecutorService> alarms = Optional.empty();

  private synchronized Engine engine() {
    if (engine.isEmpty()) {
      engine =
          Optional.of(
              Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build());
    }
    return engine.get();
  }

  private synchronized ScheduledExecutorService alarms() {
    if (alarms.isEmpty()) {
      alarms =
          Optional.of(
              Executors.newSingleThreadScheduledExecutor(
                  Thread.ofPlatform().name("js-alarms").daemon().factory()));
    }
    return alarms.get();
  }

  private Realm realm() {
    return Optional.ofNullable(idle.pollFirst()).orElseGet(() -> new Realm(context()));
  }

  /** Threads of the engine have no class loader, which the languages are looked up by. */
  private Context context() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ProgramRunner.class.getClassLoader());
    try {
      return Context.newBuilder("js")
          .engine(engine())
          .option("js.esm-eval-returns-exports", "true")
          .build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** The texts of a JSON array of strings. */
  List<String> texts(String json) {
    Realm realm = realm();
    List<String> texts = new ArrayList<>();
    try {
      org.graalvm.polyglot.Value array = realm.parse(json);
      for (long i = 0; i < array.getArraySize(); i++) {
        texts.add(array.getArrayElement(i).asString());
      }
      return texts;
    } finally {
      idle.addFirst(realm);
    }
  }

  /** Begins to run a program for some rows; close it in any case. */
  Call begin(String encoded) {
    Program program = Program.decode(encoded);
    Realm realm = realm();
    try {
      return new Call(program, realm, realm.function(encoded, program));
    } catch (PolyglotException e) {
      realm.close();
      throw ProgramErrors.translate(e, program);
    } catch (BigQueryException e) {
      realm.close();
      throw e;
    }
  }

  /** A program that runs for some rows. */
  final class Call implements AutoCloseable {

    private final Program program;
    private final Realm realm;
    private final org.graalvm.polyglot.Value function;
    private final ScheduledFuture<?> alarm;
    private boolean broken;

    private Call(Program program, Realm realm, org.graalvm.polyglot.Value function) {
      this.program = program;
      this.realm = realm;
      this.function = function;
      this.alarm = alarms().schedule(this::stop, TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stop() {
      try {
        realm.context().interrupt(Duration.ofSeconds(1));
      } catch (TimeoutException e) {
        realm.context().close(true);
      }
    }

    /** The function's value for one row. */
    Value execute(List<Value> arguments, SqlType result) {
      try {
        ValueConversion conversion = realm.conversion();
        Object[] values =
            arguments.stream()
                .map(value -> conversion.toScript(value, program.aggregate()))
                .toArray();
        return conversion.fromScript(function.execute(values), result);
      } catch (PolyglotException e) {
        broken = e.isInterrupted() || e.isCancelled() || e.isResourceExhausted();
        throw ProgramErrors.translate(e, program);
      } catch (BigQueryException e) {
        throw ProgramErrors.named(e, program);
      }
    }

    @Override
    public void close() {
      alarm.cancel(false);
      if (broken || idle.size() >= KEPT_CONTEXTS) {
        realm.close();
      } else {
        idle.addFirst(realm);
      }
    }
  }

  @Override
  public synchronized void close() {
    alarms.ifPresent(ScheduledExecutorService::shutdownNow);
    engine.ifPresent(running -> running.close(true));
  }
}
