package dev.quern.adapter.rest.job;

import dev.quern.domain.job.Job;
import dev.quern.domain.job.JobRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a query that is sent again under the same {@code requestId} find the job of its first
 * sending. Source: REST type {@code QueryRequest}.
 */
@Component
final class RequestIds {

  private static final int REMEMBERED = 10_000;

  private final Map<String, CompletableFuture<String>> known =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<String>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The id of the job that its caller submitted with that id, or that is now submitted. */
  String submitOnce(JobRequest job, @Nullable String requestId, Supplier<Job> submit) {
    if (requestId == null || requestId.isEmpty()) {
      return submit.get().reference().jobId();
    }
    String key = job.reference().projectId() + "/" + job.userEmail() + "/" + requestId;
    CompletableFuture<String> mine = new CompletableFuture<>();
    @Nullable CompletableFuture<String> first;
    synchronized (known) {
      first = known.putIfAbsent(key, mine);
    }
    return first == null ? submitFirst(key, mine, submit) : join(first);
  }

  private String submitFirst(String key, CompletableFuture<String> mine, Supplier<Job> submit) {
    try {
      String id = submit.get().reference().jobId();
      mine.complete(id);
      return id;
    } catch (RuntimeException e) {
      synchronized (known) {
        known.remove(key);
      }
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private static String join(CompletableFuture<String> first) {
    try {
      return first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
