package dev.quern.scripting;

import dev.quern.domain.access.Permission;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.statement.StatementRequest;
import dev.quern.domain.statement.StatementRequest.SessionChoice;
import dev.quern.sql.execution.StatementExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sessions that are open. One that is not used for a day ends. Source: "Introduction to
 * sessions".
 */
final class Sessions {

  private static final Duration IDLE = Duration.ofHours(24);

  private final StatementExecutor statements;
  private final InstantSource clock;
  private final Map<String, Open> sessions = new ConcurrentHashMap<>();

  Sessions(StatementExecutor statements, InstantSource clock) {
    this.statements = statements;
    this.clock = clock;
  }

  private static final class Open {

    private final Session session;
    private final String user;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long lastUse;

    Open(Session session, String user, long now) {
      this.session = session;
      this.user = user;
      this.lastUse = now;
    }
  }

  /** A session for the time of a request. */
  interface Use extends AutoCloseable {
    Session session();

    @Override
    void close();
  }

  /** The session that a request belongs to; one of its own when it names none. */
  Use use(StatementRequest request) {
    endIdle();
    return switch (request.session()) {
      case SessionChoice.None _ -> passing(request);
      case SessionChoice.New _ -> lasting(create(request));
      case SessionChoice.Existing(String id) -> lasting(find(id, request));
    };
  }

  private Use passing(StatementRequest request) {
    Session session = session(request, Optional.empty());
    return new Use() {
      @Override
      public Session session() {
        return session;
      }

      @Override
      public void close() {
        session.engine().close();
      }
    };
  }

  private Use lasting(Open open) {
    if (!open.lock.tryLock()) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "Session %s is busy: a session runs one query at a time"
              .formatted(open.session.id().orElse("")));
    }
    return new Use() {
      @Override
      public Session session() {
        return open.session;
      }

      @Override
      public void close() {
        open.lastUse = clock.millis();
        open.lock.unlock();
      }
    };
  }

  private Open create(StatementRequest request) {
    String id =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));
    Open open =
        new Open(session(request, Optional.of(id)), request.caller().email(), clock.millis());
    sessions.put(id, open);
    return open;
  }

  private Open find(String id, StatementRequest request) {
    Open open = sessions.get(id);
    if (open == null) {
      throw new BigQueryException(ErrorReason.INVALID, "Invalid input session id.");
    }
    if (!statements.rules().ofJobs(request.caller()).allows(Permission.UPDATE_JOB, open.user)) {
      throw new BigQueryException(
          ErrorReason.ACCESS_DENIED,
          "Access Denied: Session %s: User does not have permission to use the session"
              .formatted(id));
    }
    return open;
  }

  private Session session(StatementRequest request, Optional<String> id) {
    SystemVariables system = new SystemVariables(request, ScriptRunner.micros(clock));
    id.ifPresent(system::inSession);
    return new Session(id, statements.openSession(request), Variables.root(), system);
  }

  /** Ends a session, with its temporary tables and its transaction. */
  void end(String id) {
    Open open = sessions.remove(id);
    if (open != null) {
      open.lock.lock();
      try {
        open.session.engine().close();
      } finally {
        open.lock.unlock();
      }
    }
  }

  private void endIdle() {
    long limit = clock.millis() - IDLE.toMillis();
    sessions.forEach((id, open) -> {
      if (open.lastUse < limit && !open.lock.isLocked()) {
        end(id);
      }
    });
  }
}
