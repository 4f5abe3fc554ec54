package dev.quern.bootstrap;

import dev.quern.adapter.rest.http.ErrorBodies;
import dev.quern.adapter.rest.http.WireMapper;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Answers what fails before any filter sees it, such as a malformed request line. */
public final class JsonErrorValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, @Nullable Throwable throwable) {
    if (response.getStatus() < 400
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    ErrorReason reason =
        response.getStatus() < 500 ? ErrorReason.BAD_REQUEST : ErrorReason.INTERNAL_ERROR;
    byte[] body =
        WireMapper.create()
            .writeValueAsBytes(
                ErrorBodies.of(new BigQueryException(reason, "The request could not be read.")));
    try {
      response.setContentType("application/json;charset=UTF-8");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException e) {
      getContainer().getLogger().debug("client went away", e);
    }
  }
}
