package dev.quern.sql.function;

import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.STRING;
import static dev.quern.sql.function.FunctionDefinition.Trait.VOLATILE;
import static dev.quern.sql.function.FunctionRow.scalar;
import static dev.quern.sql.function.FunctionRow.table;

import dev.quern.types.crypto.CryptoKernels;
import java.util.List;

/** Source: "AEAD encryption functions", those that need no Cloud KMS. */
final class EncryptionFunctions {

  private static final String SIV_KEYSET = "KEYS.NEW_KEYSET('DETERMINISTIC_AEAD_AES_SIV_CMAC_256')";

  static final List<FunctionDefinition> TABLE =
      table(
          "aead_encryption_functions",
          scalar("KEYS.NEW_KEYSET")
              .with(VOLATILE)
              .on("(const STRING) -> BYTES", CryptoKernels.NEW_KEYSET)
              .example("KEYS.KEYSET_LENGTH(KEYS.NEW_KEYSET('AEAD_AES_GCM_256'))", "1"),
          scalar("KEYS.ROTATE_KEYSET")
              .with(VOLATILE)
              .on("(BYTES, const STRING) -> BYTES", CryptoKernels.ROTATE_KEYSET)
              .example(
                  "KEYS.KEYSET_LENGTH(KEYS.ROTATE_KEYSET(" + SIV_KEYSET + ", 'AEAD_AES_GCM_256'))",
                  "2"),
          scalar("KEYS.ADD_KEY_FROM_RAW_BYTES")
              .with(VOLATILE)
              .on("(BYTES, const STRING, BYTES) -> BYTES", CryptoKernels.ADD_KEY_FROM_RAW_BYTES)
              .example(
                  "KEYS.KEYSET_LENGTH(KEYS.ADD_KEY_FROM_RAW_BYTES(b'', 'AES_CBC_PKCS', b'0123456789012345'))",
                  "1"),
          scalar("KEYS.KEYSET_FROM_JSON")
              .on("(STRING) -> BYTES", CryptoKernels.KEYSET_FROM_JSON)
              .example(
                  "KEYS.KEYSET_LENGTH(KEYS.KEYSET_FROM_JSON(KEYS.KEYSET_TO_JSON("
                      + SIV_KEYSET
                      + ")))",
                  "1"),
          scalar("KEYS.KEYSET_TO_JSON").on("(BYTES) -> STRING", CryptoKernels.KEYSET_TO_JSON),
          scalar("KEYS.KEYSET_LENGTH").on("(BYTES) -> INT64", CryptoKernels.KEYSET_LENGTH),
          scalar("AEAD.ENCRYPT")
              .with(VOLATILE)
              .on("(BYTES, STRING, STRING) -> BYTES", CryptoKernels.aeadEncrypt(STRING))
              .on("(BYTES, BYTES, BYTES) -> BYTES", CryptoKernels.aeadEncrypt(BYTES)),
          scalar("AEAD.DECRYPT_STRING")
              .on("(BYTES, BYTES, STRING) -> STRING", CryptoKernels.aeadDecrypt(STRING))
              .example(
                  "(SELECT AEAD.DECRYPT_STRING(k, AEAD.ENCRYPT(k, 'fox', 'more'), 'more')"
                      + " FROM (SELECT KEYS.NEW_KEYSET('AEAD_AES_GCM_256') AS k))",
                  "fox"),
          scalar("AEAD.DECRYPT_BYTES")
              .on("(BYTES, BYTES, BYTES) -> BYTES", CryptoKernels.aeadDecrypt(BYTES)),
          scalar("DETERMINISTIC_ENCRYPT")
              .on("(BYTES, STRING, STRING) -> BYTES", CryptoKernels.deterministicEncrypt(STRING))
              .on("(BYTES, BYTES, BYTES) -> BYTES", CryptoKernels.deterministicEncrypt(BYTES)),
          scalar("DETERMINISTIC_DECRYPT_STRING")
              .on("(BYTES, BYTES, STRING) -> STRING", CryptoKernels.deterministicDecrypt(STRING))
              .example(
                  "(SELECT DETERMINISTIC_DECRYPT_STRING(k, DETERMINISTIC_ENCRYPT(k, 'fox', 'more'), 'more')"
                      + " FROM (SELECT "
                      + SIV_KEYSET
                      + " AS k))",
                  "fox"),
          scalar("DETERMINISTIC_DECRYPT_BYTES")
              .on("(BYTES, BYTES, BYTES) -> BYTES", CryptoKernels.deterministicDecrypt(BYTES)));

  private EncryptionFunctions() {}
}
