/** What forms ask for is what commands take. */
@NullMarked
package org.caseledger.api.forms;

import org.jspecify.annotations.NullMarked;
