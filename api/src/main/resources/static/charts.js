// Draws the table next to it: bars of its groups, a line over months, shares, or which step follows which.
(() => {
  if (!window.echarts) return;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const ink = css("--ink"), soft = css("--soft"), line = css("--line");
  const colours = [css("--blue"), css("--green"), css("--red"), css("--amber"), css("--edge"), css("--violet")];
  const fontFamily = getComputedStyle(document.body).fontFamily;
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize) - 1;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const MOST = 20; // maximum number of groups in a readable chart

  const cell = (row, i) => row.cells[i].textContent.trim();
  const number = (text) => Number(text.replace(/[^\d.]/g, "")) || 0;
  const body = (table) => [...table.tBodies[0].rows];

  function read(table, names) {
    const heads = [...table.tHead.rows[0].cells];
    const groups = body(table).slice(0, MOST);
    return {
      labels: groups.map((row) => cell(row, 0)),
      series: names.map((name) => {
        const at = heads.findIndex((head) => head.dataset.column === name);
        return { name: heads[at].textContent.trim(), values: groups.map((row) => number(cell(row, at))) };
      }),
    };
  }

  const common = () => ({
    animation: !still,
    color: colours,
    textStyle: { color: ink, fontSize: size, fontFamily },
    // Drawn, not markup: the policy of the pages allows no styles in it.
    tooltip: { renderMode: "richText", trigger: "axis", axisPointer: { type: "shadow" } },
    legend: { top: 0, textStyle: { color: ink, fontSize: size } },
    grid: { left: 8, right: 24, top: 34, bottom: 8, containLabel: true },
  });
  const category = (labels, wide = 0) => ({ type: "category", data: labels, axisLabel: { color: ink, fontSize: size, interval: 0, width: Math.max((wide - 70) / labels.length - 6, 14), overflow: "break" }, axisLine: { lineStyle: { color: soft } } });
  const amount = (most) => ({ type: "value", max: most, minInterval: 1, axisLabel: { color: soft, fontSize: size }, splitLine: { lineStyle: { color: line } } });

  function bars(table, names, wide) {
    const { labels, series } = read(table, names);
    return { ...common(), xAxis: category(labels, wide), yAxis: amount(), series: series.map((s) => ({ name: s.name, type: "bar", barMaxWidth: 26, data: s.values })) };
  }

  function months(table, names, wide) {
    const { labels, series } = read(table, names);
    const order = labels.map((_, i) => i).sort((a, b) => (labels[a] < labels[b] ? -1 : 1));
    return { ...common(), xAxis: category(order.map((i) => labels[i]), wide), yAxis: amount(), series: series.map((s) => ({ name: s.name, type: "line", symbolSize: 7, data: order.map((i) => s.values[i]) })) };
  }

  function shares(table, names) {
    const { labels, series } = read(table, names);
    const whole = labels.map((_, i) => series.reduce((sum, s) => sum + s.values[i], 0) || 1);
    const kept = [css("--green"), css("--amber"), css("--red"), css("--blue"), css("--edge")];
    return {
      ...common(),
      color: kept,
      tooltip: { ...common().tooltip, valueFormatter: (value) => value.toFixed(1) + " %" },
      yAxis: { ...category(labels), axisLabel: { color: ink, fontSize: size }, inverse: true },
      xAxis: amount(100),
      series: series.map((s) => ({ name: s.name, type: "bar", stack: "all", barMaxWidth: 22, data: s.values.map((v, i) => (100 * v) / whole[i]) })),
    };
  }

  // The most frequent sequence of steps is drawn as a line, other steps below and above it.
  function process(table) {
    const follows = body(table).map((row) => ({ source: cell(row, 0), target: cell(row, 1), value: number(cell(row, 2)) }));
    const names = [...new Set(follows.flatMap((f) => [f.source, f.target]))];
    const entered = (name) => follows.filter((f) => f.target === name).reduce((sum, f) => sum + f.value, 0);
    const left = (name) => follows.filter((f) => f.source === name).reduce((sum, f) => sum + f.value, 0);
    const way = [];
    let step = names.reduce((a, b) => (left(b) - entered(b) > left(a) - entered(a) ? b : a));
    while (step) {
      way.push(step);
      const on = follows.filter((f) => f.source === step && !way.includes(f.target)).sort((a, b) => b.value - a.value)[0];
      step = on && on.target;
    }
    const place = new Map(way.map((name, i) => [name, [i * 100, 0]]));
    const taken = [];
    for (const name of names.filter((n) => !place.has(n))) {
      const near = follows.filter((f) => (f.source === name && place.has(f.target)) || (f.target === name && place.has(f.source))).sort((a, b) => b.value - a.value)[0];
      const x = near ? place.get(near.source === name ? near.target : near.source)[0] + (near.source === name ? -50 : 50) : 0;
      let y = 90;
      while (taken.some(([tx, ty]) => ty === y && Math.abs(tx - x) < 95)) y = y > 0 ? -y : -y + 70;
      taken.push([x, y]);
      place.set(name, [x, y]);
    }
    const most = Math.max(...follows.map((f) => f.value));
    return {
      ...common(),
      legend: undefined,
      tooltip: { renderMode: "richText", formatter: (p) => (p.dataType === "edge" ? `${p.data.source} → ${p.data.target}: ${p.data.value}` : p.name) },
      series: [{
        type: "graph",
        layout: "none",
        left: 70, right: 70, top: 30, bottom: 30,
        symbol: "roundRect",
        symbolSize: [size * 6.2, size * 2],
        edgeSymbol: ["none", "arrow"],
        edgeSymbolSize: 8,
        emphasis: { focus: "adjacency" },
        label: { show: true, color: css("--onblue"), fontSize: size, width: size * 6, overflow: "truncate" },
        itemStyle: { color: css("--blue") },
        data: names.map((name) => ({ name, x: place.get(name)[0], y: place.get(name)[1], itemStyle: way.includes(name) ? {} : { color: soft } })),
        links: follows.filter((f) => f.source !== f.target).map((f) => ({
          ...f,
          lineStyle: { width: 1 + (5 * f.value) / most, opacity: 0.75, color: soft, curveness: way.indexOf(f.target) === way.indexOf(f.source) + 1 && way.includes(f.source) ? 0 : 0.25 },
        })),
      }],
    };
  }

  const kinds = { bars, months, shares, process };
  for (const place of document.querySelectorAll("[data-chart]")) {
    const table = document.getElementById(place.dataset.table);
    if (!table || table.tBodies[0].rows.length === 0) continue;
    const names = (place.dataset.columns || "").split(" ");
    place.classList.add("drawn");
    if (place.dataset.chart === "shares") place.classList.toggle("tall", body(table).length > 8);
    const chart = echarts.init(place);
    chart.setOption(kinds[place.dataset.chart](table, names, place.clientWidth));
    new ResizeObserver(() => chart.resize()).observe(place);
  }
})();
