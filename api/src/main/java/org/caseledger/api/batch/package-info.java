/** Several cases of a list at once: each act of them its own command, with its own refusal. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.batch;
