package dev.quern.bootstrap;

/** What a person sees when the server is ready: how to point a client at it. */
final class Banner {

  private Banner() {}

  static String text(QuernProperties properties, int port, int grpcPort) {
    String host = properties.host().equals("0.0.0.0") ? "localhost" : properties.host();
    String rest = "http://" + host + ":" + port;
    String data =
        properties.dataDir().isEmpty()
            ? "in memory, gone when the server stops"
            : properties.dataDir();
    return """

    Quern is ready.  REST %1$s   gRPC %2$s:%3$d
    project %4$s   data %5$s

      any client   export BIGQUERY_EMULATOR_HOST=%1$s
      Python       bigquery.Client("%4$s", client_options={"api_endpoint": "%1$s"},
                                   credentials=AnonymousCredentials())
      Java         BigQueryOptions.newBuilder().setHost("%1$s")
                     .setProjectId("%4$s").setCredentials(NoCredentials.getInstance())
      Go           bigquery.NewClient(ctx, "%4$s", option.WithEndpoint("%1$s/bigquery/v2/"),
                                      option.WithoutAuthentication())
      bq           bq --api %1$s --project_id %4$s query 'SELECT 1'
      JDBC         jdbc:bigquery://%1$s;ProjectId=%4$s;OAuthType=2;OAuthAccessToken=any
      health       %1$s/readyz      metrics  %1$s/metrics

    Stop with Ctrl-C.
    """
        .formatted(rest, host, grpcPort, properties.project(), data);
  }
}
