//! Owns what every engine must do alike: one suite, run on each of them. Which engines there are, and how a test gets one, is `engine`'s.

mod calling;
mod copying;
mod costing;
pub mod counting;
pub mod engine;
mod erasing;
mod examining;
pub mod given;
mod keeping;
mod sharing;
mod together;

/// Makes a test of each function on each engine, under the engine's name.
macro_rules! on_every_engine {
    ($($suite:ident: $($test:ident),+;)+) => {
        mod sqlite { $($(#[test] fn $test() { super::$suite::$test(&super::engine::sqlite()); })+)+ }
        mod clickhouse { $($(#[test] fn $test() { super::$suite::$test(&super::engine::clickhouse()); })+)+ }
        mod postgres { $($(#[test] fn $test() { super::$suite::$test(&super::engine::postgres()); })+)+ }
    };
}

on_every_engine! {
    keeping:
        k06_a_result_is_stored_once_however_often_it_comes,
        k24_a_token_serves_for_one_result_of_a_moment_and_for_that_as_often_as_it_comes,
        k07_a_taken_id_keeps_its_first_result_and_the_second_is_kept_aside,
        k01_whatever_visitors_write_comes_back_as_it_was,
        what_was_refused_comes_back_byte_for_byte,
        a_conflict_that_comes_again_and_again_is_kept_aside_once,
        what_was_kept_aside_and_is_let_go_is_gone_and_nothing_else_is,
        a_store_that_was_closed_still_has_everything,
        a_note_stands_until_it_is_forgotten,
        k17_a_clock_that_steps_back_loses_and_reorders_nothing,
        every_result_is_on_exactly_one_page_of_its_study,
        k25_a_store_of_a_newer_version_is_left_alone;
    counting:
        k30_the_report_is_what_core_makes_of_the_same_answers_to_the_last_bit,
        days_and_segments_add_up_to_the_whole,
        a_thousand_equal_answers_take_no_more_lines_than_one,
        k24_what_is_signed_and_what_is_not_add_up,
        complete_results_are_counted_by_survey_and_moment,
        a_revision_rises_with_what_is_new_and_only_then;
    calling:
        of_each_new_result_and_of_no_other_somebody_is_told,
        a_call_is_taken_until_it_was_told_or_its_time_is_over,
        k26_of_a_result_that_was_forgotten_nobody_is_told_however_its_last_try_ended,
        a_result_is_found_by_its_id_and_one_that_is_not_there_is_not,
        several_who_take_at_once_leave_nothing_out;
    together:
        k06_the_same_results_sent_from_all_sides_count_once,
        k19_a_report_during_a_burst_is_a_whole_moment_of_it;
    examining:
        a_doctor_finds_nothing_wrong_with_what_was_written_erased_and_is_being_written;
    erasing:
        k26_what_is_erased_is_in_no_row_no_count_and_no_page,
        k26_after_retention_the_report_is_that_of_what_remains,
        k26_what_is_erased_while_others_answer_takes_none_of_theirs_with_it;
    copying:
        a_copy_into_any_engine_reports_and_exports_the_same,
        a_copy_that_broke_off_goes_on_where_it_was,
        k26_a_copy_says_that_results_were_taken_out_of_its_source_since,
        k23_keys_tokens_and_history_move_along_and_what_was_revoked_since_is_so_in_the_copy,
        a_copy_that_differs_is_noticed;
}
