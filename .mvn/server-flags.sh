# What the Java machine that runs the server is told. The compiler's own thresholds are for programs that do few things very
# often; a server does many things for each request, and would run thousands of requests before they are compiled well. The
# cache that makes it start fast holds for these flags alone.
quern_flags="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:-UsePerfData
  -XX:Tier4InvocationThreshold=1000 -XX:Tier4MinInvocationThreshold=200 -XX:Tier4CompileThreshold=3000
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
