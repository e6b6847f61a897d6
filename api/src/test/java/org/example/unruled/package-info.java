/** An extension that forgot to say who may read what it answers. */
@NullMarked
package org.example.unruled;

import org.jspecify.annotations.NullMarked;
