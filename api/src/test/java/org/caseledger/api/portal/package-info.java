/** The public portal, by its own port. */
@NullMarked
package org.caseledger.api.portal;

import org.jspecify.annotations.NullMarked;
