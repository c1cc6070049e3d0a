#pragma once
#include <curl/curl.h>

// Swift can't call functions with any number of arguments, and libcurl's checks of their types are macros.
#undef curl_easy_setopt
#undef curl_easy_getinfo

static inline CURLcode curl_set_text(CURL *curl, CURLoption option, const char *text) {
    return curl_easy_setopt(curl, option, text);
}

static inline CURLcode curl_set_number(CURL *curl, CURLoption option, long number) {
    return curl_easy_setopt(curl, option, number);
}

static inline CURLcode curl_set_list(CURL *curl, CURLoption option, struct curl_slist *list) {
    return curl_easy_setopt(curl, option, list);
}

static inline CURLcode curl_set_source(
    CURL *curl, size_t (*source)(char *, size_t, size_t, void *), void *context) {
    CURLcode code = curl_easy_setopt(curl, CURLOPT_READFUNCTION, source);
    return code != CURLE_OK ? code : curl_easy_setopt(curl, CURLOPT_READDATA, context);
}

static inline CURLcode curl_set_sink(
    CURL *curl, size_t (*sink)(char *, size_t, size_t, void *), void *context) {
    CURLcode code = curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, sink);
    return code != CURLE_OK ? code : curl_easy_setopt(curl, CURLOPT_HEADERDATA, context);
}

// What went wrong is written to `text`, which has room for CURL_ERROR_SIZE bytes.
static inline CURLcode curl_set_error(CURL *curl, char *text) {
    return curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, text);
}

static inline long curl_reply(CURL *curl) {
    long code = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    return code;
}
