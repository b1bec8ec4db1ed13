//! Owns whom a connection to a database trusts: whom the machine does, or the file that `SSL_CERT_FILE` names. Connects to nothing.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};

use crate::error::Cause;

/// The authorities that are trusted. Errors: there are none, so that no certificate could be right.
pub fn authorities() -> Result<Vec<CertificateDer<'static>>, Cause> {
    let found = rustls_native_certs::load_native_certs();
    match (found.certs.is_empty(), found.errors.into_iter().next()) {
        (false, _) => Ok(found.certs),
        (true, Some(error)) => Err(error.into()),
        (true, None) => {
            Err("this machine trusts no certificate authority: install ca-certificates, or name a file in SSL_CERT_FILE".into())
        }
    }
}

/// How a connection is encrypted.
pub fn client() -> Result<ClientConfig, Cause> {
    let mut roots = RootCertStore::empty();
    // One that cannot be read is one that nobody is trusted for.
    roots.add_parsable_certificates(authorities()?);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth())
}
