/**
 * Encryption with keysets in the formats of Google Tink, with its kernels. Keys wrapped by Cloud
 * KMS are left out: there is no KMS here. Source: "AEAD encryption functions".
 */
@NullMarked
package dev.quern.types.crypto;

import org.jspecify.annotations.NullMarked;
