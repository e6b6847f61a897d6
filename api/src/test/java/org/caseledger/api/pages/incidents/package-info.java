/** Tests of the pages of incidents. */
@NullMarked
package org.caseledger.api.pages.incidents;

import org.jspecify.annotations.NullMarked;
