package dev.quern.adapter.grpc;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** How calls with one response are answered. */
final class Calls {

  private Calls() {}

  static <T> void answer(StreamObserver<T> observer, Supplier<T> work) {
    T answer;
    try {
      answer = work.get();
    } catch (RuntimeException e) {
      observer.onError(Statuses.exception(e));
      return;
    }
    observer.onNext(answer);
    observer.onCompleted();
  }
}
