package dev.quern.types.crypto;

import java.util.Optional;

/**
 * The kinds of keys. {@code typeUrl} names the kind in a keyset, {@code valueField} is where the
 * key's message holds the secret.
 */
enum KeyType {
  AES_GCM("AesGcmKey", 3),
  AES_SIV("AesSivKey", 2),
  AES_CBC_PKCS7("AesCbcPkcs7Key", 3);

  private final String typeUrl;
  private final int valueField;

  KeyType(String message, int valueField) {
    this.typeUrl = "type.googleapis.com/google.crypto.tink." + message;
    this.valueField = valueField;
  }

  String typeUrl() {
    return typeUrl;
  }

  int valueField() {
    return valueField;
  }

  static Optional<KeyType> ofUrl(String typeUrl) {
    for (KeyType type : values()) {
      if (type.typeUrl.equals(typeUrl)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
