//! Owns the page that an error event's `help` leads to: what the widget's README says of it, beside the loader that a site already serves.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Options, Parser, html};

use crate::compress;
use crate::failure::Failure;
use crate::shell::Root;

/// The section of widget/README.md that the page shows.
const SECTION: &str = "Content security policy, SRI, versions";
/// Where panel.js leads to in it.
const PLACE: &str = "content-security-policy";
/// Within the page: where a server forbids that, the words are still read.
const STYLE: &str = "body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif;color-scheme:light dark}\
                     pre,table{overflow-x:auto}pre{white-space:pre-wrap}th,td{padding:.3rem .8rem .3rem 0;text-align:start;vertical-align:top}";

/// Writes help.html into a folder that pages load from.
pub fn page(root: &Root, folder: &Path) -> Result<(), Failure> {
    let (from, to) = (root.join("widget/README.md"), folder.join("help.html"));
    let text = fs::read_to_string(&from).map_err(Failure::at(&from))?;
    let section = section(&text).ok_or_else(|| Failure::Said(format!("{} has no section \"{SECTION}\"", from.display())))?;
    fs::write(&to, written(section)).map_err(Failure::at(&to))?;
    compress::beside(&to).map(|_| ())
}

fn section(text: &str) -> Option<&str> {
    let (_, after) = text.split_once(&format!("\n## {SECTION}\n"))?;
    after.split("\n## ").next()
}

fn written(section: &str) -> String {
    let mut body = String::new();
    html::push_html(&mut body, Parser::new_ext(section, Options::ENABLE_TABLES));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>Expectly: {SECTION}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1 id=\"{PLACE}\">{SECTION}</h1>\n{body}</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{section, written};

    #[test]
    fn the_page_holds_one_section_and_nothing_of_the_next() {
        let text = "# All\n\n## Content security policy, SRI, versions\n\n| a | b |\n|---|---|\n| `c` | d |\n\n## Next\n\nno\n";
        let page = written(section(text).unwrap_or_default());
        assert!(page.contains("<td><code>c</code></td><td>d</td>"), "{page}");
        assert!(!page.contains("no\n"), "{page}");
        assert_eq!(section("# All\n\n## Other\n"), None);
    }
}
