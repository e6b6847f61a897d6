/** Several cases of a list at once: each act of them its own command, with its own refusal. */
@NullMarked
package org.caseledger.api.batch;

import org.jspecify.annotations.NullMarked;
