/** Forms on pages: their fields, what is typed into them, and what is wrong with it. */
@NullMarked
package org.caseledger.api.web.forms;

import org.jspecify.annotations.NullMarked;
