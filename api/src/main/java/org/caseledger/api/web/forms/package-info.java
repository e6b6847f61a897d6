/** Forms on pages: their fields, what is typed into them, and what is wrong with it. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.web.forms;
