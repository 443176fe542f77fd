//! Rules seen from the outside: golden tables and properties, one module a topic.

#[cfg(test)]
mod applicant;
#[cfg(test)]
mod code;
#[cfg(test)]
mod deadline_golden;
#[cfg(test)]
mod deadline_oracle;
#[cfg(test)]
mod embedded;
#[cfg(test)]
mod embedded_catalogue;
#[cfg(test)]
mod embedded_published;
#[cfg(test)]
mod estimate;
#[cfg(test)]
mod fee;
#[cfg(test)]
mod hall;
#[cfg(test)]
mod import_bad;
#[cfg(test)]
mod import_real;
#[cfg(test)]
mod import_xlsx;
#[cfg(test)]
mod money;
#[cfg(test)]
mod seal;
#[cfg(test)]
mod search;
#[cfg(test)]
mod ticket;
#[cfg(test)]
mod vietnamese;
#[cfg(test)]
mod vietqr;
#[cfg(test)]
mod waiting;
