# What the Java machine that runs the server is told. The cache that makes it start fast holds for these flags alone.
quern_flags="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:-UsePerfData
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
