"""Rows of indicators for the tests, written with strokes between the cells."""

from yxtools.cards.lines import Line, row_line
from yxtools.cards.rows import Header, Row, headed, header, take_apart
from yxtools.cards.vocabulary import Vocabulary
from yxtools.taxonomy import load

VOCABULARY = Vocabulary(load())
HEAD = "绩效指标|一级指标|二级指标|三级指标|年度指标值|全年完成值|未完成原因和改进措施|自评得分"


def line(text: str, number: int = 1) -> Line:
    return row_line({"line": number, "cells": text.split("|")}, "g1")


def head() -> Header:
    found = header(line(HEAD), headed(line(HEAD), VOCABULARY))
    assert found is not None
    return found


def row(text: str, number: int = 1) -> Row:
    return take_apart(line(text, number), head(), VOCABULARY, halves=False)
