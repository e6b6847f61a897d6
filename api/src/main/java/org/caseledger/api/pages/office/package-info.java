/** Pages of what the office works by: people, units, procedures, the calendar and the views. */
@NullMarked
package org.caseledger.api.pages.office;

import org.jspecify.annotations.NullMarked;
