/** Asking strangers over HTTP: for so long at most, and reading so many bytes at most. */
@org.jspecify.annotations.NullMarked
package org.caseledger.http;
