"""The access matrix: one line for each address. An address without a line fails the tests.

Columns: the page's name; the records that its address names; who may GET it and who may POST
to it, each with the answer that they get. `-` is a method that the page does not take (405).

    W social worker   M team manager   A conference administrator   C chair   S service manager
    U auditor   N senior manager   Y system administrator   P partner who is invited

`all` is everybody who is signed in, `*` everybody at all. Whoever is not named is refused with
403 where they see the record, and is told that it is not there (404) where they do not. A 302
leads on: to the record's next page, or back with the reason why it cannot be done now.

Records are written as the world calls them; `+` parts several, `;` one whose version a form
carries though the address does not name it, `?` what the address asks for. A form is sent with
its version and with no answers: 422 is a form that asks for them.
"""

LINES = """
live                             .                          200 *          -
ready                            .                          503 *          -
brand                            .                          200 *          -
favicon                          .                          200 *          -
openapi                          .                          200 *          -
api_docs                         .                          200 *          -

accounts:home                    .                          302 all        -
accounts:sign_in                 .                          302 *          302 *
accounts:sign_out                .                          -              302 all
accounts:stay                    .                          302 all        -
accounts:choose_password         person + a-key             410 *          410 *
accounts:token                   .                          -              400 *
accounts:save_draft              .                          -              400 all
accounts:discard_draft           own draft                  -              302 M
accounts:take_up_draft           own draft set aside        -              302 M
accounts:me                      .                          200 all        422 all
accounts:how_we_write            .                          200 all        422 all
accounts:work_as                 .                          -              403 all
accounts:take_back               own absence                -              302 MY
accounts:notices                 .                          200 all        -
accounts:open_notice             own notice                 -              302 M
accounts:messages                .                          200 ASY        405 ASY
accounts:send_again              message                    200 ASY        422 ASY
accounts:people                  .                          200 Y          405 Y
accounts:add_person              .                          200 Y          422 Y
accounts:person                  person                     200 Y          405 Y
accounts:change_person           person                     200 Y          422 Y
accounts:close_account           person                     405 Y          302 Y
accounts:open_account            person                     405 Y          302 Y
accounts:send_link               person                     405 Y          302 Y
accounts:stand_in_for            person                     200 Y          422 Y
accounts:give_post               person                     200 Y          422 Y
accounts:end_post                post                       405 Y          302 Y
accounts:teams                   .                          200 Y          405 Y
accounts:add_team                .                          200 Y          422 Y
accounts:change_team             team                       200 Y          422 Y
accounts:agencies                .                          200 Y          405 Y
accounts:add_agency              .                          200 Y          422 Y
accounts:change_agency           agency                     200 Y          422 Y
accounts:give_client             agency                     405 Y          302 Y
accounts:rotate_secret           client                     405 Y          200 Y
accounts:stop_client             client                     405 Y          302 Y

timescales:pathways              .                          200 WMACSUNY   -
timescales:pathway               cambridgeshire             200 WMACSUNY   -
timescales:closures              .                          200 AY         405 AY
timescales:closure_add           .                          200 AY         422 AY
timescales:closure_take_back     closure                    405 AY         302 AY

cases:children                   .                          200 WMACSUN    -
cases:new_child                  .                          200 WM         422 WM
cases:new_family_child           .                          200 WM         422 WM
cases:new_child_of_family        family                     200 WM         422 WM
cases:reallocate                 case                       200 MS         422 MS
cases:move_team                  case                       200 MS         422 MS
cases:close_record               case                       302 MS         422 MS
cases:restrict                   case                       200 MS         422 MS
cases:lift_restriction           case                       200 MS         422 MS
cases:find                       .                          -              200 WMACSUN
cases:case                       case                       200 WMACSUN    -
cases:timeline                   case                       200 WMACSUN    -
cases:pathway                    case                       200 WMACSUN    -
cases:people                     case                       200 WMACSUN    -
cases:move                       case                       200 WM         422 WM
cases:correct_address            case + address             200 WM         422 WM
cases:back_to_family             case + own address         200 WM         422 WM
cases:add_relative               case                       200 WM         422 WM
cases:change_contact             case + relation            200 WM         422 WM
cases:change_relation            case + relation            200 WM         422 WM
cases:end_relation               case + relation            200 WM         422 WM
cases:involve                    case                       200 WM         422 WM
cases:change_professional        case + involvement         200 WM         422 WM
cases:end_involvement            case + involvement         200 WM         422 WM
cases:details                    case                       200 WMACSUN    -
cases:changes                    case                       200 WMACSUN    -
cases:change_names               case                       200 WM         422 WM
cases:change_birth               case                       200 WM         422 WM
cases:change_numbers             case                       200 WM         422 WM
cases:change_needs               case                       200 WM         422 WM
cases:change_legal_status        case                       200 WM         422 WM
cases:why_involved               case                       200 WM         422 WM
cases:add_warning                case                       200 WM         422 WM
cases:change_warning             case + warning             200 WM         422 WM
cases:end_warning                case + warning             200 WM         422 WM
cases:add_former_name            case                       200 WM         422 WM
cases:strike_former_name         case + former name         200 WM         422 WM
cases:access                     case                       200 MSUN       -
cases:record_birth               unborn                     200 WM         422 WM
cases:record_death               case                       200 WM         422 WM
cases:note_about_whom            .                          200 WMACS      -
cases:notes                      case                       200 WMACSUN    -
cases:write_note                 case                       200 WMACS      422 WMACS
cases:record_step                case                       200 WMACS      422 WMACS
cases:paper                      paper                      200 WMACSUN    -
cases:limit                      case + deadline            200 WMACSUN    -
cases:correct                    case + event               200 WM         422 WM
cases:not_needed                 deadline                   200 MCS        422 MCS
cases:why_late                   deadline                   200 WMACS      422 WMACS
cases:strategy_of_case           new case                   302 WMACSUN    -
cases:begin_strategy             new case                   200 WM         422 WM
cases:strategy                   discussion                 200 WMACSUN    -
cases:record_strategy            draft discussion           200 WM         422 WM
cases:set_aside_strategy         draft discussion           200 WM         302 WM
cases:sign_off                   discussion                 200 MS         422 MS
cases:return_strategy            discussion                 200 MS         422 MS
cases:enquiry_of_case            case                       302 WMACSUN    -
cases:enquiry                    enquiry                    200 WMACSUN    -
cases:read_enquiry               enquiry                    200 WMACSUN    -
cases:send_enquiry               enquiry                    200 WM         422 WM
cases:authorise                  enquiry with the manager   200 MS         422 MS
cases:allocate_enquiry           enquiry                    200 MS         422 MS
cases:part                       enquiry + part             200 WM         302 WM
cases:copy_part                  enquiry + part             200 WM         422 WM
cases:part_lines                 enquiry + part             200 WM         302 WM
cases:decide_conference          decided                    200 MS         422 MS
cases:assessment_of_case         case                       302 WMACSUN    -
cases:start_assessment           new case                   200 WM         422 WM
cases:assessment                 assessment                 200 WMACSUN    -
cases:authorise_assessment       assessment                 200 MS         422 MS
cases:join_process               new case                   302 MS         422 MS
cases:referral_of_case           new case                   302 WMACSUN    -
cases:family                     family                     200 WMACSUN    -
cases:receive_referral           family                     200 WM         422 WM
cases:referral                   referral                   200 WMACSUN    -
cases:decide_referral            referral                   200 MS         422 MS

coregroups:visit_new             .                          200 WM         -
coregroups:visit                 visit                      200 WMACSUN    -
coregroups:finish_visit          unfinished visit           200 WM         422 WM
coregroups:visits                planned                    200 WMACSUN    -
coregroups:visit_of_case         planned                    200 WM         422 WM
coregroups:plan                  planned                    200 WMACSUN    -
coregroups:plan_history          planned                    200 WMACSUN    -
coregroups:plan_table            planned                    200 WMACSUN    -
coregroups:family_plan           planned                    200 WMACSUN    -
coregroups:start_child_in_need   new case                   200 WM         422 WM
coregroups:end_child_in_need     child in need plan         200 WM         422 WM
coregroups:correct_child_in_need child in need plan         200 WM         422 WM
coregroups:review_child_in_need  child in need plan         200 WM         422 WM
coregroups:correct_review        child in need review       200 WM         422 WM
coregroups:add_line              plan                       200 WMCS       422 WMCS
coregroups:reword_line           line                       200 WMCS       422 WMCS
coregroups:note_progress         line                       200 WMCS       422 WMCS
coregroups:change_category       plan                       200 CS         422 CS
coregroups:visiting              plan                       200 WMCS       302 WMCS
coregroups:visiting_of_case      planned                    302 WMACSUN    -
coregroups:core_group            core group                 200 WMACSUN    -
coregroups:record_meeting        core group                 200 WM         422 WM
coregroups:add_member            core group                 200 WM         422 WM
coregroups:set_dates             core group                 200 WM         422 WM
coregroups:change_member         member                     200 WM         422 WM
coregroups:member_leaves         member                     200 WM         422 WM
coregroups:cancel_date           date                       200 WM         302 WM
coregroups:meeting               meeting                    200 WMACSUN    -
coregroups:send_minutes          meeting                    200 WM         422 WM
coregroups:escalate_absence      absence from it            200 WM         422 WM
coregroups:group_of_case         planned                    302 WMACSUN    -
coregroups:meeting_of_case       planned                    302 WMACSUN    -
coregroups:minutes_of_case       planned                    302 WMACSUN    -
coregroups:joint_report          joint report               200 WMACSUN    -
coregroups:joint_report_step     joint report + send-draft  200 WM         422 WM
coregroups:joint_report_of_case  planned                    302 WMACSUN    -
coregroups:oversight             planned                    200 WMACSUN    -
coregroups:supervision_of_case   planned                    200 MCS        422 MCS
coregroups:midpoint_of_case      planned                    200 MCS        422 MCS
coregroups:ask_early             early plan                 200 CS         422 CS
coregroups:decide_early          early ending               200 S          422 S
coregroups:agree_step_down       plan                       200 MS         422 MS
coregroups:send_letter           plan                       200 CS         422 CS
coregroups:object_to_ending      plan                       200 WMCS       422 WMCS

conferences:meetings_of_case     planned                    200 WMACSUN    -
conferences:documents_of_case    case                       200 WMACSUN    -
conferences:leave_of_case        case                       302 MS         422 MS
conferences:end_plan_of_case     planned                    200 CS         422 CS
conferences:requests             .                          200 AS         -
conferences:request              request                    200 WMACSUN    -
conferences:edit_request         draft request              200 WM         302 WM
conferences:send_request         draft request              200 WM         302 WM
conferences:send_list            request                    200 WMA        302 WMA
conferences:request_of_case      case                       200 WM         302 WM
conferences:transfer_in_of_case  new case                   200 WM         422 WM
conferences:conference_of_case   booked case                302 WMACSUN    -
conferences:report_of_case       booked case                302 WMACSUN    -
conferences:conferences          .                          200 WMACSUN    -
conferences:conference           booked                     200 WMACSUN    -
conferences:book                 to book                    200 AS         422 AS
conferences:free_times           to book                    200 WMACSUN    -
conferences:book_invitations     to book ? slot             200 WMACSUN    -
conferences:book_check           to book ? slot             200 AS         302 AS
conferences:agree_to_late        to book                    200 MCS        422 MCS
conferences:ask_for_late         to book                    200 WMAS       422 WMAS
conferences:rearrange            booked                     200 AS         422 AS
conferences:rearrange_check      booked ? slot              200 AS         422 AS
conferences:stand_down           booked                     200 WMA        422 WMA
conferences:add_child            booked                     302 MAS        422 MAS
conferences:take_out             booked                     302 WMA        422 WMA
conferences:add_invitation       booked                     200 WMA        422 WMA
conferences:send_invitations     to invite                  200 A          302 A
conferences:report               booked ; report            200 WMACSUN    302 WM
conferences:decide_report        booked ; report            302 MS         422 MS
conferences:share_report         booked ; report            200 WMA        422 WMA
conferences:day                  spoken                     200 ACS        302 ACS
conferences:quorum               spoken                     200 ACS        422 ACS
conferences:agree_quorum         spoken                     302 MS         422 MS
conferences:confirm              spoken                     200 CS         422 CS
conferences:decisions            held                       200 WMACSUN    -
conferences:send_decisions       held                       200 A          302 A
conferences:letter               letter                     200 WMACSUNP   -
conferences:partner              .                          200 P          -
conferences:invitation           invitation                 200 WMACSUNP   -
conferences:answer               invitation                 200 WMAP       422 WMAP
conferences:send_report          invitation                 200 AP         422 AP
conferences:change_invitation    listed                     200 WMA        422 WMA
conferences:take_off             listed                     200 WMA        302 WMA
conferences:resources            .                          200 AS         -
conferences:open_room            .                          200 AS         422 AS
conferences:close_room           room                       200 AS         302 AS
conferences:set_hours            .                          200 AS         422 AS
conferences:end_hours            hours                      200 AS         302 AS
conferences:mark_away            .                          200 AS         422 AS

worktray:work                    .                          200 all        -
worktray:later                   .                          200 all        -
worktray:team                    .                          200 M          -
worktray:sign_offs               .                          200 MS         -
worktray:alert                   alert                      200 WMACSUN    422 WMACSUN

demo:clock                       .                          -              302 Y
demo:mailbox                     .                          200 all        -
"""
